-- From which address a key was last used; null if that is not known.
ALTER TABLE api_key ADD COLUMN last_used_address TEXT;
