"""What every template may call, for the template engine to take up."""

from kith.base.ui.cloth import cloth, cloth_sentence

TEMPLATE_GLOBALS = {"cloth": cloth, "cloth_sentence": cloth_sentence}
