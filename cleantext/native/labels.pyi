from cleantext.credits import labels

class LabelWords(labels.LabelWords):
    def __init__(self, plain: labels.LabelWords) -> None: ...
