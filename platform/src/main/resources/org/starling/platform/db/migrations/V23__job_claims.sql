-- Which node has a job. The epoch is in a key: work on a job holds the row FOR KEY SHARE, which lets
-- signs of life pass but nobody take the job over.
CREATE TABLE IF NOT EXISTS starling_job_claims (
  jobid varchar(26) PRIMARY KEY,
  clustername varchar(128) NOT NULL,
  node varchar(26) NOT NULL,
  epoch bigint NOT NULL,
  aliveat timestamptz NOT NULL,
  UNIQUE (jobid, epoch)
);
