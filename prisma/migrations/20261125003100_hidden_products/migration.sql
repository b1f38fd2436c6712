-- Products that shoppers cannot see (draft, archived, taken off the online store) take no sign-ups, and their restock mails wait.

ALTER TABLE assignments ADD COLUMN product_hidden_at timestamptz(3);
