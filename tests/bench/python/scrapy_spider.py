"""The other side of tests/bench/workloads/harvest.ts: the same pages and the same fields, with Scrapy and parsel."""

import time
from urllib.parse import urlsplit

import scrapy

from corpus_fields import fields


class Corpus(scrapy.Spider):
    name = "corpus"
    custom_settings = {
        "ROBOTSTXT_OBEY": False,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    }

    def __init__(self, port, start, **kwargs):
        super().__init__(**kwargs)
        self.port = port
        self.first = start
        self.pages = 0

    def address(self, url):
        parts = urlsplit(url)
        return f"http://127.0.0.1:{self.port}{parts.path}?{parts.query}", parts.netloc

    def ask(self, url, callback):
        address, host = self.address(url)
        return scrapy.Request(address, callback=callback, headers={"Host": host})

    async def start(self):
        self.began = time.monotonic()
        yield self.ask(self.first, self.parse_list)

    def parse_list(self, response):
        self.pages += 1
        for link in response.css("p.sobi2ItemTitle a::attr(href)").getall():
            yield self.ask(link, self.parse_record)
        for link in response.css("a.pagenav[title=Suiv]::attr(href)").getall():
            yield self.ask(link, self.parse_list)

    def parse_record(self, response):
        self.pages += 1
        yield {"url": response.url, **fields(response)}

    def closed(self, reason):
        seconds = time.monotonic() - self.began
        print(f"pages a second: {self.pages / seconds:.1f}", flush=True)
