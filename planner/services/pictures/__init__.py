"""The data of the pictures of a plan: plain values that a window, a page or a file of numbers is made from."""
