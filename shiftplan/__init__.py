"""shiftplan: plan and run the customer service of a peak sale."""
