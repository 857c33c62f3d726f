"""The snapshot as a property graph: what Cypher, networkx, Gephi and spreadsheets see.

Labels, relationship types, property names and their types are computed from `ontology/kg.ttl` (`schema`),
nodes and relationships from the dataset (`graph`); `kg ref --cypher` prints the schema (`page`).

>>> from kg.projection import schema
>>> schema().kinds["Evidence"].value("char_start").type
'integer'
"""

from kg.projection.graph import Projection, project
from kg.projection.model import Graph, Node, PropertyGraph, Relationship, Value
from kg.projection.schema import schema

__all__ = ["Graph", "Node", "Projection", "PropertyGraph", "Relationship", "Value", "project", "schema"]
