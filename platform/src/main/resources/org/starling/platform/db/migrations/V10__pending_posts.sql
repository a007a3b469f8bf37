-- A client's own id of a post it sends: the same request sent twice gives one post.
CREATE TABLE IF NOT EXISTS starling_pending_posts (
  userid varchar(26) NOT NULL,
  pendingid varchar(128) NOT NULL,
  postid varchar(26) NOT NULL,
  createat bigint NOT NULL,
  CONSTRAINT starling_pending_posts_pkey PRIMARY KEY (userid, pendingid)
);

CREATE INDEX IF NOT EXISTS starling_pending_posts_createat ON starling_pending_posts (createat);
