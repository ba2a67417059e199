-- The id of the holder of an API key in another system. Null for keys of earlier versions, and if none was given.
ALTER TABLE api_key ADD COLUMN external_id TEXT;
