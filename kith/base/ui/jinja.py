"""What every template may call, for the template engine to take up."""

from kith.base.ui.cloth import cloth, cloth_sentence
from kith.base.ui.drawing import drawn
from kith.base.ui.folds import labelled

TEMPLATE_GLOBALS = {"cloth": cloth, "cloth_sentence": cloth_sentence, "drawn": drawn, "labelled": labelled}
