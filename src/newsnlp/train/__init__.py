"""Learn the weights in ``models/`` anew, with PyTorch (extra ``train``)."""
