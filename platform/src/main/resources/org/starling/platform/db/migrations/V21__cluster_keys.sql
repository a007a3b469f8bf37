-- The secrets by which the nodes of a cluster know each other, where nobody gave them one.
CREATE TABLE IF NOT EXISTS starling_cluster_keys (
  clustername varchar(64) NOT NULL,
  number integer NOT NULL,
  secret varchar(128) NOT NULL,
  createat bigint NOT NULL,
  CONSTRAINT starling_cluster_keys_pkey PRIMARY KEY (clustername, number)
);
