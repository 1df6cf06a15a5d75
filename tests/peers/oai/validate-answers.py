"""Validates a repository's answers to every verb against the schema of OAI-PMH, which pyoai's sources bring along."""

import sys
import tarfile
import urllib.request

from lxml import etree

archive, url = sys.argv[1:3]
with tarfile.open(archive) as files:
    source = files.extractfile("pyoai-2.5.0/src/oaipmh/tests/OAI-PMH.xsd").read()
# What is inside `metadata` follows schemas of its own, which would have to be loaded.
schema = etree.XMLSchema(etree.fromstring(source.replace(b'processContents="strict"', b'processContents="lax"')))
for query in [
    "verb=Identify",
    "verb=ListSets",
    "verb=ListMetadataFormats",
    "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:made.example:0",
    "verb=ListIdentifiers&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=jats",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2090-01-01",
    "verb=ListRecords&resumptionToken=none",
    "verb=Nonsense",
]:
    answer = etree.fromstring(urllib.request.urlopen(f"{url}?{query}").read())
    schema.validate(answer)
    for error in schema.error_log:
        print(f"{query}: {error.message}")
