"""Industries, technologies and products that a notice names."""
