"""A repository of numbered records by pyoai on a free port, which it prints; seconds as granularity, two deleted."""

import sys
from datetime import datetime, timedelta
from wsgiref.simple_server import WSGIRequestHandler, make_server
from types import SimpleNamespace
from urllib.parse import parse_qs, parse_qsl

# What pyoai takes from a module that newer Pythons no longer have.
sys.modules["cgi"] = SimpleNamespace(parse_qs=parse_qs)

from oaipmh import common, metadata, server

count = int(sys.argv[1])
first = datetime(2024, 2, 28, 23, 59, 0)


def datestamp(number):
    return first + timedelta(seconds=37 * number)


def record(number):
    deleted = number in (3, 11)
    header = common.Header(None, f"oai:peer.example:{number}", datestamp(number), ["odd" if number % 2 else "even"], deleted)
    fields = {
        "title": [f"Peer & record {number}"],
        "creator": ["Ames, Ada", "Bauer, Ben"],
        "description": [f"Record {number} tells <of> rivers, deltas and banks."],
        "subject": ["Rivers", "Deltas; banks"],
        "date": ["2024-02-29"],
        "identifier": [f"https://doi.org/10.5555/peer.{number}"],
        "language": ["en"],
    }
    return header, None if deleted else common.Metadata(None, fields), None


class Repository:
    def identify(self):
        return common.Identify("Peer", "http://127.0.0.1/oai", "2.0", ["peer@example.org"], first, "persistent", "YYYY-MM-DDThh:mm:ssZ", ["identity"], False)

    def listRecords(self, metadataPrefix, set=None, from_=None, until=None, cursor=0, batch_size=10):
        found = [
            record(number)
            for number in range(count)
            if (from_ is None or datestamp(number) >= from_) and (until is None or datestamp(number) <= until)
        ]
        found = [one for one in found if set is None or set in one[0].setSpec()]
        return found[cursor : cursor + batch_size]

    def listSets(self, cursor=0, batch_size=10):
        return [("even", "Even", ""), ("odd", "Odd", "")][cursor : cursor + batch_size]

    def listMetadataFormats(self, identifier=None):
        return [("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", "http://www.openarchives.org/OAI/2.0/oai_dc/")]


registry = metadata.MetadataRegistry()
registry.registerWriter("oai_dc", server.oai_dc_writer)
oai = server.BatchingServer(Repository(), metadata_registry=registry, resumption_batch_size=15)


def answer(environ, start_response):
    body = oai.handleRequest(dict(parse_qsl(environ["QUERY_STRING"])))
    start_response("200 OK", [("content-type", "text/xml; charset=utf-8")])
    return [body]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


http = make_server("127.0.0.1", 0, answer, handler_class=Quiet)
print(http.server_port, flush=True)
http.serve_forever()
