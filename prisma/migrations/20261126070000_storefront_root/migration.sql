-- Links in a shopper's mails lead to the language or market they joined from ("/de", "/en-ca").

ALTER TABLE waitlist_entries ADD COLUMN storefront_root text
  CHECK (storefront_root ~* '^/[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$');
