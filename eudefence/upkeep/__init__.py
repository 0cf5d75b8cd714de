"""What keeps the course true: the check of the data, the codebook, the check of the prose, the doctor of an
installation.
"""
