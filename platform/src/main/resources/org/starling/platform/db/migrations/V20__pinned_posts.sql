-- The pinned posts of a channel; the contract's index on the flag alone reads those of all channels.
CREATE INDEX IF NOT EXISTS starling_posts_pinned ON posts (channelid)
  WHERE ispinned AND deleteat = 0;
