"""Harvests a repository with Sickle, and prints a line of JSON for each record, by identifier."""

import json
import sys

from sickle import Sickle

url, prefix = sys.argv[1:3]
records = {}
for record in Sickle(url).ListRecords(metadataPrefix=prefix):
    header = record.header
    metadata = {} if header.deleted else record.metadata
    records[header.identifier] = {
        "id": header.identifier,
        "datestamp": header.datestamp,
        "isDeleted": header.deleted,
        "sets": header.setSpecs,
        "title": (metadata.get("title") or [None])[0],
        "subjects": metadata.get("subject", []),
    }
for identifier in sorted(records):
    print(json.dumps(records[identifier]))
