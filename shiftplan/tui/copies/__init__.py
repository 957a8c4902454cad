"""What-if copies (方案): a window over the rota that makes them, compares them, and adopts one."""
