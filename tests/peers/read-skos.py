"""What rdflib reads of a SKOS file: `read-skos.py read FILE`, as JSON, or `read-skos.py convert FILE FORMAT OUTPUT`."""

import json
import sys

from rdflib import OWL, RDF, SKOS, Graph


def texts(graph, concept, predicate):
    # Language tags know no case (BCP 47).
    return sorted([str(text), (text.language or "").lower()] for text in graph.objects(concept, predicate))


def read(graph):
    concepts = {}
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        above = set(graph.objects(concept, SKOS.broader)) | set(graph.subjects(SKOS.narrower, concept))
        concepts[str(concept)] = {
            "labels": texts(graph, concept, SKOS.prefLabel),
            "altLabels": texts(graph, concept, SKOS.altLabel),
            "scopeNotes": texts(graph, concept, SKOS.scopeNote),
            "notations": sorted(str(notation) for notation in graph.objects(concept, SKOS.notation)),
            "broader": sorted(str(broader) for broader in above),
            "isDeprecated": [str(value) for value in graph.objects(concept, OWL.deprecated)] == ["true"],
        }
    return concepts


command, file, *rest = sys.argv[1:]
graph = Graph().parse(file, format="turtle")
if command == "read":
    json.dump(read(graph), sys.stdout, sort_keys=True)
else:
    graph.serialize(rest[1], format=rest[0])
