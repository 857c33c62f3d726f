"""Questions in Chinese and English → queries of the library, by vocabulary and a small grammar; no model."""
