-- Who leads the nodes of a cluster. The epoch is in a key, so that work of the leader, which holds
-- the row FOR KEY SHARE, lets renewals pass but nobody else take the lease.
CREATE TABLE IF NOT EXISTS starling_leader (
  clustername varchar(128) PRIMARY KEY,
  epoch bigint NOT NULL,
  beat bigint NOT NULL,
  holder varchar(26) NOT NULL DEFAULT '',
  candidate varchar(26) NOT NULL DEFAULT '',
  members text NOT NULL DEFAULT '',
  renewedat timestamptz NOT NULL DEFAULT now(),
  UNIQUE (clustername, epoch)
);
