"""Annotation: tokens, sentences, morphology, syntax, Natasha's spans and lemmas as columns."""

from newsnlp.annotate.annotation import Annotation, Blocks, Tagset
from newsnlp.annotate.annotator import Annotator

__all__ = ["Annotation", "Annotator", "Blocks", "Tagset"]
