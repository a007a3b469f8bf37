-- What the ledger writes down; see Ledger.
CREATE TABLE proof_acts (n bigserial PRIMARY KEY, what text, sender text, epoch bigint);
CREATE TABLE proof_jobs (n bigserial PRIMARY KEY, job text, type text,
  before text, after text, sender text);
CREATE FUNCTION proof_lease() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- A candidate writes its name into the row; only the leader moves epoch and beat.
    IF TG_OP = 'INSERT' OR (NEW.epoch, NEW.beat) <> (OLD.epoch, OLD.beat) THEN
      INSERT INTO proof_acts (what, sender, epoch)
        VALUES ('lease', host(inet_client_addr()), NEW.epoch);
    END IF;
    RETURN NEW;
  END $$;
CREATE FUNCTION proof_job() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' OR OLD.status <> NEW.status THEN
      INSERT INTO proof_jobs (job, type, before, after, sender)
        VALUES (NEW.id, NEW.type, CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END,
          NEW.status, host(inet_client_addr()));
    END IF;
    RETURN NEW;
  END $$;
CREATE FUNCTION proof_claim() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' OR OLD.epoch <> NEW.epoch THEN
      INSERT INTO proof_jobs (job, type, before, after, sender)
        VALUES (NEW.jobid, '', 'claim',
          CASE WHEN NEW.node = '' THEN 'revoked' ELSE 'claimed' END,
          host(inet_client_addr()));
    END IF;
    RETURN NEW;
  END $$;
CREATE TABLE proof_rests (n bigserial PRIMARY KEY, person text,
  before text, after text, until bigint, bytime boolean, at bigint);
CREATE FUNCTION proof_rest() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE was text := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END;
  BEGIN
    IF 'dnd' IN (was, NEW.status)
        AND (was <> NEW.status OR OLD.dndendtime <> NEW.dndendtime) THEN
      INSERT INTO proof_rests (person, before, after, until, bytime, at)
        VALUES (NEW.userid, was, NEW.status, NEW.dndendtime, NEW.prevstatus = 'dnd',
          extract(epoch FROM clock_timestamp()) * 1000);
    END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER proof_rest AFTER INSERT OR UPDATE ON status
  FOR EACH ROW EXECUTE FUNCTION proof_rest();
-- At the commit of a write that only the leader makes: who leads now?
CREATE FUNCTION proof_act() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO proof_acts (what, sender, epoch)
      SELECT TG_ARGV[0], host(inet_client_addr()), epoch FROM starling_leader;
    RETURN NULL;
  END $$;
CREATE CONSTRAINT TRIGGER proof_act AFTER UPDATE ON status
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status = 'dnd' AND NEW.status <> 'dnd' AND NEW.prevstatus = 'dnd')
  EXECUTE FUNCTION proof_act('end of dnd');
CREATE CONSTRAINT TRIGGER proof_act AFTER DELETE ON postreminders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION proof_act('reminder');
CREATE CONSTRAINT TRIGGER proof_act AFTER UPDATE ON starling_job_claims
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.node <> '' AND NEW.node = '')
  EXECUTE FUNCTION proof_act('job taken away');
-- Rows older than half an hour are removed by whoever starts.
CREATE CONSTRAINT TRIGGER proof_act AFTER DELETE ON clusterdiscovery
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.hostname <> host(inet_client_addr())
    AND OLD.lastpingat > extract(epoch FROM clock_timestamp()) * 1000 - 1700000)
  EXECUTE FUNCTION proof_act('discovery swept');
-- A post that is not written after all gives back an id that is seconds old.
CREATE CONSTRAINT TRIGGER proof_act AFTER DELETE ON starling_pending_posts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.createat < extract(epoch FROM clock_timestamp()) * 1000 - 3600000)
  EXECUTE FUNCTION proof_act('pending ids swept');
CREATE TRIGGER proof_claim BEFORE INSERT OR UPDATE ON starling_job_claims
  FOR EACH ROW EXECUTE FUNCTION proof_claim();
CREATE TRIGGER proof_lease BEFORE INSERT OR UPDATE ON starling_leader
  FOR EACH ROW EXECUTE FUNCTION proof_lease();
CREATE TRIGGER proof_job BEFORE INSERT OR UPDATE ON jobs
  FOR EACH ROW EXECUTE FUNCTION proof_job();
