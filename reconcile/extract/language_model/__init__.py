"""An optional language model that proposes statements; what it says counts only where the document says it too.

Off unless `Config.language_model` names an endpoint; nothing leaves the machine before. Needs httpx:
`pip install 'claim-reconcile[llm]'`.
"""
