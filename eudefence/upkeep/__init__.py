"""What keeps the course true: checks of data and prose, the codebook, the doctor, this picture."""
