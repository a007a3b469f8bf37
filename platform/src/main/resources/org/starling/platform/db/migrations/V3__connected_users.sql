-- Which nodes are alive, and who has a websocket open on which of them; so that a node that starts
-- does not take somebody for offline who is connected to another.
CREATE TABLE IF NOT EXISTS starling_nodes (
  id varchar(26) PRIMARY KEY,
  seenat timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS starling_connections (
  userid varchar(26) NOT NULL,
  node varchar(26) NOT NULL,
  PRIMARY KEY (userid, node)
);

CREATE INDEX IF NOT EXISTS starling_connections_node ON starling_connections (node);
