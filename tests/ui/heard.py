"""What a signal said, as a list that grows."""


def heard(signal):
    said = []
    signal.connect(lambda *arguments: said.append(arguments))
    return said
