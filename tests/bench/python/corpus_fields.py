"""What both programs in Python read on a page of the corpus: the fields that our mapping reads there."""


def words(nodes):
    return [" ".join(node.css("::text").getall()).strip() for node in nodes]


def fields(page):
    return {
        "title": words(page.css("table.sobi2Details h1")),
        "abstract": words(page.css("#sobi2Details_field_resume")),
        "description": words(page.css("#sobi2Details_field_description")),
        "holder": words(page.css("#sobi2Details_field_porteur li")),
        "partner": words(page.css("#sobi2Details_field_partenaires li")),
        "tags": words(page.css("#sobi2Details_field_themes li")),
        "commune": words(page.css("#sobi2Details_field_commune")),
        "issued": words(page.css("table.sobi2DetailsFooter td")),
        "image": page.css("table.sobi2Details img.sobi2DetailsImage::attr(src)").getall(),
    }
