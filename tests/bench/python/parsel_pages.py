"""The other side of tests/bench/workloads/map.ts: an archive read with warcio and its pages with parsel, one thread.

Prints a line of JSON: processor seconds a thousand pages, for reading, for the parser alone, and for parser and fields.
"""

import json
import sys
import time

from parsel import Selector
from warcio.archiveiterator import ArchiveIterator

from corpus_fields import fields


def timed(work, repeat):
    best = float("inf")
    for _ in range(repeat):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def read(path):
    pages = []
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and "sobi2Details" in record.rec_headers.get_header("WARC-Target-URI"):
                pages.append(record.content_stream().read().decode("utf-8"))
    return pages


path, repeat = sys.argv[1], int(sys.argv[2])
pages = read(path)
thousands = len(pages) / 1000
print(json.dumps({
    "pages": len(pages),
    "read": timed(lambda: read(path), repeat) / thousands,
    "parse": timed(lambda: [Selector(text=page).root for page in pages], repeat) / thousands,
    "map": timed(lambda: [fields(Selector(text=page)) for page in pages], repeat) / thousands,
}))
