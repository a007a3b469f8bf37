-- The contract's schema (schema.json): same tables, columns, types, defaults, keys and indexes.

DO $$ BEGIN CREATE TYPE channel_bookmark_type AS ENUM ('link', 'file'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE TYPE channel_type AS ENUM ('P', 'G', 'O', 'D'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE TYPE outgoingoauthconnections_granttype AS ENUM ('client_credentials', 'password'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE TYPE property_field_type AS ENUM ('text', 'select', 'multiselect', 'date', 'user', 'multiuser'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE TYPE team_type AS ENUM ('I', 'O'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE TYPE upload_session_type AS ENUM ('attachment', 'import'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

CREATE TABLE IF NOT EXISTS accesscontrolpolicies (
  id varchar(26) NOT NULL,
  name varchar(128) NOT NULL,
  type varchar(128) NOT NULL,
  active boolean NOT NULL,
  createat bigint NOT NULL,
  revision integer NOT NULL,
  version varchar(8) NOT NULL,
  data jsonb,
  props jsonb,
  CONSTRAINT accesscontrolpolicies_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS accesscontrolpolicyhistory (
  id varchar(26) NOT NULL,
  name varchar(128) NOT NULL,
  type varchar(128) NOT NULL,
  createat bigint NOT NULL,
  revision integer NOT NULL,
  version varchar(8) NOT NULL,
  data jsonb,
  props jsonb,
  CONSTRAINT accesscontrolpolicyhistory_pkey PRIMARY KEY (id, revision)
);

CREATE TABLE IF NOT EXISTS audits (
  id varchar(26) NOT NULL,
  createat bigint,
  userid varchar(26),
  action varchar(512),
  extrainfo varchar(1024),
  ipaddress varchar(64),
  sessionid varchar(26),
  CONSTRAINT audits_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS bots (
  userid varchar(26) NOT NULL,
  description varchar(1024),
  ownerid varchar(190),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  lasticonupdate bigint,
  CONSTRAINT bots_pkey PRIMARY KEY (userid)
);

CREATE TABLE IF NOT EXISTS channelbookmarks (
  id varchar(26) NOT NULL,
  ownerid varchar(26) NOT NULL,
  channelid varchar(26) NOT NULL,
  fileinfoid varchar(26) DEFAULT NULL::character varying,
  createat bigint DEFAULT 0,
  updateat bigint DEFAULT 0,
  deleteat bigint DEFAULT 0,
  displayname text DEFAULT ''::text,
  sortorder integer DEFAULT 0,
  linkurl text,
  imageurl text,
  emoji varchar(64) DEFAULT NULL::character varying,
  type channel_bookmark_type DEFAULT 'link'::channel_bookmark_type,
  originalid varchar(26) DEFAULT NULL::character varying,
  parentid varchar(26) DEFAULT NULL::character varying,
  CONSTRAINT channelbookmarks_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS channelmemberhistory (
  channelid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  jointime bigint NOT NULL,
  leavetime bigint,
  CONSTRAINT channelmemberhistory_pkey PRIMARY KEY (channelid, userid, jointime)
);

CREATE TABLE IF NOT EXISTS channelmembers (
  channelid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  roles varchar(256),
  lastviewedat bigint,
  msgcount bigint,
  mentioncount bigint,
  notifyprops jsonb,
  lastupdateat bigint,
  schemeuser boolean,
  schemeadmin boolean,
  schemeguest boolean,
  mentioncountroot bigint,
  msgcountroot bigint,
  urgentmentioncount bigint,
  autotranslation boolean DEFAULT false NOT NULL,
  autotranslationdisabled boolean DEFAULT false NOT NULL,
  CONSTRAINT channelmembers_pkey PRIMARY KEY (channelid, userid)
);

CREATE TABLE IF NOT EXISTS channels (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  teamid varchar(26),
  type channel_type,
  displayname varchar(64),
  name varchar(64),
  header varchar(1024),
  purpose varchar(250),
  lastpostat bigint,
  totalmsgcount bigint,
  extraupdateat bigint,
  creatorid varchar(26),
  schemeid varchar(26),
  groupconstrained boolean,
  shared boolean,
  totalmsgcountroot bigint,
  lastrootpostat bigint DEFAULT '0'::bigint,
  bannerinfo jsonb,
  defaultcategoryname varchar(64) DEFAULT ''::character varying NOT NULL,
  autotranslation boolean DEFAULT false NOT NULL,
  CONSTRAINT channels_name_teamid_key UNIQUE (name, teamid),
  CONSTRAINT channels_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS clusterdiscovery (
  id varchar(26) NOT NULL,
  type varchar(64),
  clustername varchar(64),
  hostname varchar(512),
  gossipport integer,
  port integer,
  createat bigint,
  lastpingat bigint,
  CONSTRAINT clusterdiscovery_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS commands (
  id varchar(26) NOT NULL,
  token varchar(26),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  creatorid varchar(26),
  teamid varchar(26),
  trigger varchar(128),
  method varchar(1),
  username varchar(64),
  iconurl varchar(1024),
  autocomplete boolean,
  autocompletedesc varchar(1024),
  autocompletehint varchar(1024),
  displayname varchar(64),
  description varchar(128),
  url varchar(1024),
  pluginid varchar(190),
  CONSTRAINT commands_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS commandwebhooks (
  id varchar(26) NOT NULL,
  createat bigint,
  commandid varchar(26),
  userid varchar(26),
  channelid varchar(26),
  rootid varchar(26),
  usecount integer,
  CONSTRAINT commandwebhooks_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS compliances (
  id varchar(26) NOT NULL,
  createat bigint,
  userid varchar(26),
  status varchar(64),
  count integer,
  "desc" varchar(512),
  type varchar(64),
  startat bigint,
  endat bigint,
  keywords varchar(512),
  emails varchar(1024),
  CONSTRAINT compliances_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS contentflaggingcommonreviewers (
  userid varchar(26) NOT NULL,
  CONSTRAINT contentflaggingcommonreviewers_pkey PRIMARY KEY (userid)
);

CREATE TABLE IF NOT EXISTS contentflaggingteamreviewers (
  teamid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  CONSTRAINT contentflaggingteamreviewers_pkey PRIMARY KEY (teamid, userid)
);

CREATE TABLE IF NOT EXISTS contentflaggingteamsettings (
  teamid varchar(26) NOT NULL,
  enabled boolean,
  CONSTRAINT contentflaggingteamsettings_pkey PRIMARY KEY (teamid)
);

CREATE TABLE IF NOT EXISTS db_lock (
  id varchar(64) NOT NULL,
  expireat bigint,
  CONSTRAINT db_lock_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS db_migrations (
  version bigint NOT NULL,
  name varchar NOT NULL,
  CONSTRAINT db_migrations_pkey PRIMARY KEY (version)
);

CREATE TABLE IF NOT EXISTS desktoptokens (
  token varchar(64) NOT NULL,
  createat bigint NOT NULL,
  userid varchar(26) NOT NULL,
  CONSTRAINT desktoptokens_pkey PRIMARY KEY (token)
);

CREATE TABLE IF NOT EXISTS drafts (
  createat bigint,
  updateat bigint,
  deleteat bigint,
  userid varchar(26) NOT NULL,
  channelid varchar(26) NOT NULL,
  rootid varchar(26) DEFAULT ''::character varying NOT NULL,
  message varchar(65535),
  props varchar(8000),
  fileids varchar(300),
  priority text,
  type text,
  CONSTRAINT drafts_pkey PRIMARY KEY (userid, channelid, rootid)
);

CREATE TABLE IF NOT EXISTS emoji (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  creatorid varchar(26),
  name varchar(64),
  CONSTRAINT emoji_name_deleteat_key UNIQUE (name, deleteat),
  CONSTRAINT emoji_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS fileinfo (
  id varchar(26) NOT NULL,
  creatorid varchar(26),
  postid varchar(26),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  path varchar(512),
  thumbnailpath varchar(512),
  previewpath varchar(512),
  name varchar(256),
  extension varchar(64),
  size bigint,
  mimetype varchar(256),
  width integer,
  height integer,
  haspreviewimage boolean,
  minipreview bytea,
  content text,
  remoteid varchar(26),
  archived boolean DEFAULT false NOT NULL,
  channelid varchar(26),
  CONSTRAINT fileinfo_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS groupchannels (
  groupid varchar(26) NOT NULL,
  autoadd boolean,
  schemeadmin boolean,
  createat bigint,
  deleteat bigint,
  updateat bigint,
  channelid varchar(26) NOT NULL,
  CONSTRAINT groupchannels_pkey PRIMARY KEY (groupid, channelid)
);

CREATE TABLE IF NOT EXISTS groupmembers (
  groupid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  createat bigint,
  deleteat bigint,
  CONSTRAINT groupmembers_pkey PRIMARY KEY (groupid, userid)
);

CREATE TABLE IF NOT EXISTS groupteams (
  groupid varchar(26) NOT NULL,
  autoadd boolean,
  schemeadmin boolean,
  createat bigint,
  deleteat bigint,
  updateat bigint,
  teamid varchar(26) NOT NULL,
  CONSTRAINT groupteams_pkey PRIMARY KEY (groupid, teamid)
);

CREATE TABLE IF NOT EXISTS incomingwebhooks (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  userid varchar(26),
  channelid varchar(26),
  teamid varchar(26),
  displayname varchar(64),
  description varchar(500),
  username varchar(255),
  iconurl varchar(1024),
  channellocked boolean,
  CONSTRAINT incomingwebhooks_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS jobs (
  id varchar(26) NOT NULL,
  type varchar(32),
  priority bigint,
  createat bigint,
  startat bigint,
  lastactivityat bigint,
  status varchar(32),
  progress bigint,
  data jsonb,
  CONSTRAINT jobs_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS licenses (
  id varchar(26) NOT NULL,
  createat bigint,
  bytes varchar(10000),
  CONSTRAINT licenses_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS linkmetadata (
  hash bigint NOT NULL,
  url varchar(2048),
  timestamp bigint,
  type varchar(16),
  data jsonb,
  CONSTRAINT linkmetadata_pkey PRIMARY KEY (hash)
);

CREATE TABLE IF NOT EXISTS notifyadmin (
  userid varchar(26) NOT NULL,
  createat bigint,
  requiredplan varchar(100) NOT NULL,
  requiredfeature varchar(255) NOT NULL,
  trial boolean NOT NULL,
  sentat bigint,
  CONSTRAINT notifyadmin_pkey PRIMARY KEY (userid, requiredfeature, requiredplan)
);

CREATE TABLE IF NOT EXISTS oauthaccessdata (
  token varchar(26) NOT NULL,
  refreshtoken varchar(26),
  redirecturi varchar(256),
  clientid varchar(26),
  userid varchar(26),
  expiresat bigint,
  scope varchar(128),
  audience varchar(512) DEFAULT ''::character varying,
  CONSTRAINT oauthaccessdata_clientid_userid_key UNIQUE (clientid, userid),
  CONSTRAINT oauthaccessdata_pkey PRIMARY KEY (token)
);

CREATE TABLE IF NOT EXISTS oauthapps (
  id varchar(26) NOT NULL,
  creatorid varchar(26),
  createat bigint,
  updateat bigint,
  clientsecret varchar(128),
  name varchar(64),
  description varchar(512),
  callbackurls varchar(1024),
  homepage varchar(256),
  istrusted boolean,
  iconurl varchar(512),
  mattermostappid varchar(32) DEFAULT ''::character varying NOT NULL,
  isdynamicallyregistered boolean DEFAULT false,
  CONSTRAINT oauthapps_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS oauthauthdata (
  clientid varchar(26),
  userid varchar(26),
  code varchar(128) NOT NULL,
  expiresin integer,
  createat bigint,
  redirecturi varchar(256),
  state varchar(1024),
  scope varchar(128),
  codechallenge varchar(128) DEFAULT ''::character varying,
  codechallengemethod varchar(10) DEFAULT ''::character varying,
  resource varchar(512) DEFAULT ''::character varying,
  CONSTRAINT oauthauthdata_pkey PRIMARY KEY (code)
);

CREATE TABLE IF NOT EXISTS outgoingoauthconnections (
  id varchar(26) NOT NULL,
  name varchar(64),
  creatorid varchar(26),
  createat bigint,
  updateat bigint,
  clientid varchar(255),
  clientsecret varchar(255),
  credentialsusername varchar(255),
  credentialspassword varchar(255),
  oauthtokenurl text,
  granttype outgoingoauthconnections_granttype DEFAULT 'client_credentials'::outgoingoauthconnections_granttype,
  audiences varchar(1024),
  CONSTRAINT outgoingoauthconnections_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS outgoingwebhooks (
  id varchar(26) NOT NULL,
  token varchar(26),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  creatorid varchar(26),
  channelid varchar(26),
  teamid varchar(26),
  triggerwords varchar(1024),
  callbackurls varchar(1024),
  displayname varchar(64),
  contenttype varchar(128),
  triggerwhen integer,
  username varchar(64),
  iconurl varchar(1024),
  description varchar(500),
  CONSTRAINT outgoingwebhooks_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS persistentnotifications (
  postid varchar(26) NOT NULL,
  createat bigint,
  lastsentat bigint,
  deleteat bigint,
  sentcount smallint,
  CONSTRAINT persistentnotifications_pkey PRIMARY KEY (postid)
);

CREATE TABLE IF NOT EXISTS pluginkeyvaluestore (
  pluginid varchar(190) NOT NULL,
  pkey varchar(150) NOT NULL,
  pvalue bytea,
  expireat bigint,
  CONSTRAINT pluginkeyvaluestore_pkey PRIMARY KEY (pluginid, pkey)
);

CREATE TABLE IF NOT EXISTS postacknowledgements (
  postid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  acknowledgedat bigint,
  remoteid varchar(26) DEFAULT ''::character varying,
  channelid varchar(26) DEFAULT ''::character varying,
  CONSTRAINT postacknowledgements_pkey PRIMARY KEY (postid, userid)
);

CREATE TABLE IF NOT EXISTS postreminders (
  postid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  targettime bigint,
  CONSTRAINT postreminders_pkey PRIMARY KEY (postid, userid)
);

CREATE TABLE IF NOT EXISTS posts (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  userid varchar(26),
  channelid varchar(26),
  rootid varchar(26),
  originalid varchar(26),
  message varchar(65535),
  type varchar(26),
  props jsonb,
  hashtags varchar(1000),
  filenames varchar(4000),
  fileids varchar(300),
  hasreactions boolean,
  editat bigint,
  ispinned boolean,
  remoteid varchar(26),
  CONSTRAINT posts_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS postspriority (
  postid varchar(26) NOT NULL,
  channelid varchar(26) NOT NULL,
  priority varchar(32) NOT NULL,
  requestedack boolean,
  persistentnotifications boolean,
  CONSTRAINT postspriority_pkey PRIMARY KEY (postid)
);

CREATE TABLE IF NOT EXISTS preferences (
  userid varchar(26) NOT NULL,
  category varchar(32) NOT NULL,
  name varchar(32) NOT NULL,
  value text,
  CONSTRAINT preferences_pkey PRIMARY KEY (userid, category, name)
);

CREATE TABLE IF NOT EXISTS productnoticeviewstate (
  userid varchar(26) NOT NULL,
  noticeid varchar(26) NOT NULL,
  viewed integer,
  timestamp bigint,
  CONSTRAINT productnoticeviewstate_pkey PRIMARY KEY (userid, noticeid)
);

CREATE TABLE IF NOT EXISTS propertyfields (
  id varchar(26) NOT NULL,
  groupid varchar(26) NOT NULL,
  name varchar(255) NOT NULL,
  type property_field_type,
  attrs jsonb,
  targetid varchar(255),
  targettype varchar(255),
  createat bigint NOT NULL,
  updateat bigint NOT NULL,
  deleteat bigint NOT NULL,
  CONSTRAINT propertyfields_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS propertygroups (
  id varchar(26) NOT NULL,
  name varchar(64) NOT NULL,
  CONSTRAINT propertygroups_name_key UNIQUE (name),
  CONSTRAINT propertygroups_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS propertyvalues (
  id varchar(26) NOT NULL,
  targetid varchar(255) NOT NULL,
  targettype varchar(255) NOT NULL,
  groupid varchar(26) NOT NULL,
  fieldid varchar(26) NOT NULL,
  value jsonb NOT NULL,
  createat bigint NOT NULL,
  updateat bigint NOT NULL,
  deleteat bigint NOT NULL,
  CONSTRAINT propertyvalues_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS publicchannels (
  id varchar(26) NOT NULL,
  deleteat bigint,
  teamid varchar(26),
  displayname varchar(64),
  name varchar(64),
  header varchar(1024),
  purpose varchar(250),
  CONSTRAINT publicchannels_name_teamid_key UNIQUE (name, teamid),
  CONSTRAINT publicchannels_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS reactions (
  userid varchar(26) NOT NULL,
  postid varchar(26) NOT NULL,
  emojiname varchar(64) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  remoteid varchar(26),
  channelid varchar(26) DEFAULT ''::character varying NOT NULL,
  CONSTRAINT reactions_pkey PRIMARY KEY (postid, userid, emojiname)
);

CREATE TABLE IF NOT EXISTS readreceipts (
  postid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  expireat bigint NOT NULL,
  CONSTRAINT readreceipts_pkey PRIMARY KEY (postid, userid)
);

CREATE TABLE IF NOT EXISTS recaps (
  id varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  title varchar(255) NOT NULL,
  createat bigint NOT NULL,
  updateat bigint NOT NULL,
  deleteat bigint NOT NULL,
  totalmessagecount integer NOT NULL,
  status varchar(32) NOT NULL,
  readat bigint DEFAULT 0 NOT NULL,
  botid varchar(26) DEFAULT ''::character varying NOT NULL,
  CONSTRAINT recaps_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS recentsearches (
  userid character(26) NOT NULL,
  searchpointer integer NOT NULL,
  query jsonb,
  createat bigint NOT NULL,
  CONSTRAINT recentsearches_pkey PRIMARY KEY (userid, searchpointer)
);

CREATE TABLE IF NOT EXISTS remoteclusters (
  remoteid varchar(26) NOT NULL,
  remoteteamid varchar(26),
  name varchar(64) NOT NULL,
  displayname varchar(64),
  siteurl varchar(512),
  createat bigint,
  lastpingat bigint,
  token varchar(26),
  remotetoken varchar(26),
  topics varchar(512),
  creatorid varchar(26),
  pluginid varchar(190) DEFAULT ''::character varying NOT NULL,
  options smallint DEFAULT 0 NOT NULL,
  defaultteamid varchar(26) DEFAULT ''::character varying,
  deleteat bigint DEFAULT 0,
  lastglobalusersyncat bigint DEFAULT 0,
  CONSTRAINT remoteclusters_pkey PRIMARY KEY (remoteid, name)
);

CREATE TABLE IF NOT EXISTS retentionidsfordeletion (
  id varchar(26) NOT NULL,
  tablename varchar(64),
  ids varchar[],
  CONSTRAINT retentionidsfordeletion_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS retentionpolicies (
  id varchar(26) NOT NULL,
  displayname varchar(64),
  postduration bigint,
  CONSTRAINT retentionpolicies_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS roles (
  id varchar(26) NOT NULL,
  name varchar(64),
  displayname varchar(128),
  description varchar(1024),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  permissions text,
  schememanaged boolean,
  builtin boolean,
  schemeid varchar(26),
  CONSTRAINT roles_name_key UNIQUE (name),
  CONSTRAINT roles_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS scheduledposts (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  userid varchar(26) NOT NULL,
  channelid varchar(26) NOT NULL,
  rootid varchar(26),
  message varchar(65535),
  props varchar(8000),
  fileids varchar(300),
  priority text,
  scheduledat bigint NOT NULL,
  processedat bigint,
  errorcode varchar(200),
  type text,
  CONSTRAINT scheduledposts_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS schemes (
  id varchar(26) NOT NULL,
  name varchar(64),
  displayname varchar(128),
  description varchar(1024),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  scope varchar(32),
  defaultteamadminrole varchar(64),
  defaultteamuserrole varchar(64),
  defaultchanneladminrole varchar(64),
  defaultchanneluserrole varchar(64),
  defaultteamguestrole varchar(64),
  defaultchannelguestrole varchar(64),
  defaultplaybookadminrole varchar(64) DEFAULT ''::character varying,
  defaultplaybookmemberrole varchar(64) DEFAULT ''::character varying,
  defaultrunadminrole varchar(64) DEFAULT ''::character varying,
  defaultrunmemberrole varchar(64) DEFAULT ''::character varying,
  CONSTRAINT schemes_name_key UNIQUE (name),
  CONSTRAINT schemes_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS sessions (
  id varchar(26) NOT NULL,
  token varchar(26),
  createat bigint,
  expiresat bigint,
  lastactivityat bigint,
  userid varchar(26),
  deviceid varchar(512),
  roles varchar(256),
  isoauth boolean,
  props jsonb,
  expirednotify boolean,
  CONSTRAINT sessions_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS sharedchannelattachments (
  id varchar(26) NOT NULL,
  fileid varchar(26),
  remoteid varchar(26),
  createat bigint,
  lastsyncat bigint,
  CONSTRAINT sharedchannelattachments_fileid_remoteid_key UNIQUE (fileid, remoteid),
  CONSTRAINT sharedchannelattachments_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS sharedchannelremotes (
  id varchar(26) NOT NULL,
  channelid varchar(26) NOT NULL,
  creatorid varchar(26),
  createat bigint,
  updateat bigint,
  isinviteaccepted boolean,
  isinviteconfirmed boolean,
  remoteid varchar(26),
  lastpostupdateat bigint,
  lastpostid varchar(26),
  lastpostcreateat bigint DEFAULT 0 NOT NULL,
  lastpostcreateid varchar(26),
  deleteat bigint DEFAULT 0,
  lastmemberssyncat bigint DEFAULT 0,
  CONSTRAINT sharedchannelremotes_channelid_remoteid_key UNIQUE (channelid, remoteid),
  CONSTRAINT sharedchannelremotes_pkey PRIMARY KEY (id, channelid)
);

CREATE TABLE IF NOT EXISTS sharedchannels (
  channelid varchar(26) NOT NULL,
  teamid varchar(26),
  home boolean,
  readonly boolean,
  sharename varchar(64),
  sharedisplayname varchar(64),
  sharepurpose varchar(250),
  shareheader varchar(1024),
  creatorid varchar(26),
  createat bigint,
  updateat bigint,
  remoteid varchar(26),
  CONSTRAINT sharedchannels_pkey PRIMARY KEY (channelid),
  CONSTRAINT sharedchannels_sharename_teamid_key UNIQUE (sharename, teamid)
);

CREATE TABLE IF NOT EXISTS sharedchannelusers (
  id varchar(26) NOT NULL,
  userid varchar(26),
  remoteid varchar(26),
  createat bigint,
  lastsyncat bigint,
  channelid varchar(26),
  lastmembershipsyncat bigint DEFAULT 0,
  CONSTRAINT sharedchannelusers_pkey PRIMARY KEY (id),
  CONSTRAINT sharedchannelusers_userid_channelid_remoteid_key UNIQUE (userid, channelid, remoteid)
);

CREATE TABLE IF NOT EXISTS sidebarcategories (
  id varchar(128) NOT NULL,
  userid varchar(26),
  teamid varchar(26),
  sortorder bigint,
  sorting varchar(64),
  type varchar(64),
  displayname varchar(64),
  muted boolean,
  collapsed boolean,
  CONSTRAINT sidebarcategories_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS sidebarchannels (
  channelid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  categoryid varchar(128) NOT NULL,
  sortorder bigint,
  CONSTRAINT sidebarchannels_pkey PRIMARY KEY (channelid, userid, categoryid)
);

CREATE TABLE IF NOT EXISTS status (
  userid varchar(26) NOT NULL,
  status varchar(32),
  manual boolean,
  lastactivityat bigint,
  dndendtime bigint,
  prevstatus varchar(32),
  CONSTRAINT status_pkey PRIMARY KEY (userid)
);

CREATE TABLE IF NOT EXISTS systems (
  name varchar(64) NOT NULL,
  value varchar(1024),
  CONSTRAINT systems_pkey PRIMARY KEY (name)
);

CREATE TABLE IF NOT EXISTS teammembers (
  teamid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  roles varchar(256),
  deleteat bigint,
  schemeuser boolean,
  schemeadmin boolean,
  schemeguest boolean,
  createat bigint DEFAULT 0,
  CONSTRAINT teammembers_pkey PRIMARY KEY (teamid, userid)
);

CREATE TABLE IF NOT EXISTS teams (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  displayname varchar(64),
  name varchar(64),
  description varchar(255),
  email varchar(128),
  type team_type,
  companyname varchar(64),
  alloweddomains varchar(1000),
  inviteid varchar(32),
  schemeid varchar(26),
  allowopeninvite boolean,
  lastteamiconupdate bigint,
  groupconstrained boolean,
  cloudlimitsarchived boolean DEFAULT false NOT NULL,
  CONSTRAINT teams_name_key UNIQUE (name),
  CONSTRAINT teams_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS temporaryposts (
  postid varchar(26) NOT NULL,
  type varchar(26) NOT NULL,
  expireat bigint NOT NULL,
  message varchar(65535),
  fileids varchar(300),
  CONSTRAINT temporaryposts_pkey PRIMARY KEY (postid)
);

CREATE TABLE IF NOT EXISTS termsofservice (
  id varchar(26) NOT NULL,
  createat bigint,
  userid varchar(26),
  text varchar(65535),
  CONSTRAINT termsofservice_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS threadmemberships (
  postid varchar(26) NOT NULL,
  userid varchar(26) NOT NULL,
  following boolean,
  lastviewed bigint,
  lastupdated bigint,
  unreadmentions bigint,
  CONSTRAINT threadmemberships_pkey PRIMARY KEY (postid, userid)
);

CREATE TABLE IF NOT EXISTS threads (
  postid varchar(26) NOT NULL,
  replycount bigint,
  lastreplyat bigint,
  participants jsonb,
  channelid varchar(26),
  threaddeleteat bigint,
  threadteamid varchar(26),
  CONSTRAINT threads_pkey PRIMARY KEY (postid)
);

CREATE TABLE IF NOT EXISTS tokens (
  token varchar(64) NOT NULL,
  createat bigint,
  type varchar(64),
  extra varchar(2048),
  CONSTRAINT tokens_pkey PRIMARY KEY (token)
);

CREATE TABLE IF NOT EXISTS translations (
  objectid varchar(26) NOT NULL,
  dstlang varchar NOT NULL,
  objecttype varchar NOT NULL,
  providerid varchar NOT NULL,
  normhash character(64) NOT NULL,
  text text NOT NULL,
  confidence real,
  meta jsonb,
  updateat bigint NOT NULL,
  state varchar(20) NOT NULL,
  channelid varchar(26),
  CONSTRAINT translations_pkey PRIMARY KEY (objectid, objecttype, dstlang)
);

CREATE TABLE IF NOT EXISTS uploadsessions (
  id varchar(26) NOT NULL,
  type upload_session_type,
  createat bigint,
  userid varchar(26),
  channelid varchar(26),
  filename varchar(256),
  path varchar(512),
  filesize bigint,
  fileoffset bigint,
  remoteid varchar(26),
  reqfileid varchar(26),
  CONSTRAINT uploadsessions_pkey PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS useraccesstokens (
  id varchar(26) NOT NULL,
  token varchar(26),
  userid varchar(26),
  description varchar(512),
  isactive boolean,
  CONSTRAINT useraccesstokens_pkey PRIMARY KEY (id),
  CONSTRAINT useraccesstokens_token_key UNIQUE (token)
);

CREATE TABLE IF NOT EXISTS usergroups (
  id varchar(26) NOT NULL,
  name varchar(64),
  displayname varchar(128),
  description varchar(1024),
  source varchar(64),
  remoteid varchar(48),
  createat bigint,
  updateat bigint,
  deleteat bigint,
  allowreference boolean,
  CONSTRAINT usergroups_name_key UNIQUE (name),
  CONSTRAINT usergroups_pkey PRIMARY KEY (id),
  CONSTRAINT usergroups_source_remoteid_key UNIQUE (source, remoteid)
);

CREATE TABLE IF NOT EXISTS users (
  id varchar(26) NOT NULL,
  createat bigint,
  updateat bigint,
  deleteat bigint,
  username varchar(64),
  password varchar(128),
  authdata varchar(128),
  authservice varchar(32),
  email varchar(128),
  emailverified boolean,
  nickname varchar(64),
  firstname varchar(64),
  lastname varchar(64),
  roles varchar(256),
  allowmarketing boolean,
  props jsonb,
  notifyprops jsonb,
  lastpasswordupdate bigint,
  lastpictureupdate bigint,
  failedattempts integer,
  locale varchar(5),
  mfaactive boolean,
  mfasecret varchar(128),
  position varchar(128),
  timezone jsonb,
  remoteid varchar(26),
  lastlogin bigint DEFAULT 0 NOT NULL,
  mfausedtimestamps jsonb,
  CONSTRAINT users_authdata_key UNIQUE (authdata),
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_username_key UNIQUE (username)
);

CREATE TABLE IF NOT EXISTS usertermsofservice (
  userid varchar(26) NOT NULL,
  termsofserviceid varchar(26),
  createat bigint,
  CONSTRAINT usertermsofservice_pkey PRIMARY KEY (userid)
);

CREATE TABLE IF NOT EXISTS recapchannels (
  id varchar(26) NOT NULL,
  recapid varchar(26) NOT NULL,
  channelid varchar(26) NOT NULL,
  channelname varchar(64) NOT NULL,
  highlights text,
  actionitems text,
  sourcepostids text,
  createat bigint NOT NULL,
  CONSTRAINT recapchannels_pkey PRIMARY KEY (id),
  CONSTRAINT recapchannels_recapid_fkey FOREIGN KEY (recapid) REFERENCES recaps(id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS retentionpolicieschannels (
  policyid varchar(26),
  channelid varchar(26) NOT NULL,
  CONSTRAINT fk_retentionpolicieschannels_retentionpolicies FOREIGN KEY (policyid) REFERENCES retentionpolicies(id) ON DELETE CASCADE,
  CONSTRAINT retentionpolicieschannels_pkey PRIMARY KEY (channelid)
);

CREATE TABLE IF NOT EXISTS retentionpoliciesteams (
  policyid varchar(26),
  teamid varchar(26) NOT NULL,
  CONSTRAINT fk_retentionpoliciesteams_retentionpolicies FOREIGN KEY (policyid) REFERENCES retentionpolicies(id) ON DELETE CASCADE,
  CONSTRAINT retentionpoliciesteams_pkey PRIMARY KEY (teamid)
);

CREATE UNIQUE INDEX IF NOT EXISTS idx_accesscontrolpolicies_name_type ON accesscontrolpolicies USING btree (name, type) WHERE ((type)::text = 'parent'::text);
CREATE INDEX IF NOT EXISTS idx_audits_user_id ON audits USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_channelbookmarks_channelid ON channelbookmarks USING btree (channelid);
CREATE INDEX IF NOT EXISTS idx_channelbookmarks_delete_at ON channelbookmarks USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_channelbookmarks_update_at ON channelbookmarks USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_channelmembers_autotranslation_enabled ON channelmembers USING btree (channelid) WHERE (autotranslation = true);
CREATE INDEX IF NOT EXISTS idx_channelmembers_channel_id_scheme_guest_user_id ON channelmembers USING btree (channelid, schemeguest, userid);
CREATE INDEX IF NOT EXISTS idx_channelmembers_user_id_channel_id_last_viewed_at ON channelmembers USING btree (userid, channelid, lastviewedat);
CREATE INDEX IF NOT EXISTS idx_channel_search_txt ON channels USING gin (to_tsvector('english'::regconfig, (((((name)::text || ' '::text) || (displayname)::text) || ' '::text) || (purpose)::text)));
CREATE INDEX IF NOT EXISTS idx_channels_autotranslation_enabled ON channels USING btree (id) WHERE (autotranslation = true);
CREATE INDEX IF NOT EXISTS idx_channels_create_at ON channels USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_channels_delete_at ON channels USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_channels_displayname_lower ON channels USING btree (lower((displayname)::text));
CREATE INDEX IF NOT EXISTS idx_channels_name_lower ON channels USING btree (lower((name)::text));
CREATE INDEX IF NOT EXISTS idx_channels_scheme_id ON channels USING btree (schemeid);
CREATE INDEX IF NOT EXISTS idx_channels_team_id_display_name ON channels USING btree (teamid, displayname);
CREATE INDEX IF NOT EXISTS idx_channels_team_id_type ON channels USING btree (teamid, type);
CREATE INDEX IF NOT EXISTS idx_channels_update_at ON channels USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_command_create_at ON commands USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_command_delete_at ON commands USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_command_team_id ON commands USING btree (teamid);
CREATE INDEX IF NOT EXISTS idx_command_update_at ON commands USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_command_webhook_create_at ON commandwebhooks USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_contentflaggingteamreviewers_userid ON contentflaggingteamreviewers USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_desktoptokens_token_createat ON desktoptokens USING btree (token, createat);
CREATE INDEX IF NOT EXISTS idx_emoji_create_at ON emoji USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_emoji_delete_at ON emoji USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_emoji_update_at ON emoji USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_fileinfo_channel_id_create_at ON fileinfo USING btree (channelid, createat);
CREATE INDEX IF NOT EXISTS idx_fileinfo_content_txt ON fileinfo USING gin (to_tsvector('english'::regconfig, content));
CREATE INDEX IF NOT EXISTS idx_fileinfo_create_at ON fileinfo USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_fileinfo_delete_at ON fileinfo USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_fileinfo_extension_at ON fileinfo USING btree (extension);
CREATE INDEX IF NOT EXISTS idx_fileinfo_name_splitted ON fileinfo USING gin (to_tsvector('english'::regconfig, translate((name)::text, '.,-'::text, '   '::text)));
CREATE INDEX IF NOT EXISTS idx_fileinfo_name_txt ON fileinfo USING gin (to_tsvector('english'::regconfig, (name)::text));
CREATE INDEX IF NOT EXISTS idx_fileinfo_postid_at ON fileinfo USING btree (postid);
CREATE INDEX IF NOT EXISTS idx_fileinfo_update_at ON fileinfo USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_groupchannels_channelid ON groupchannels USING btree (channelid);
CREATE INDEX IF NOT EXISTS idx_groupchannels_schemeadmin ON groupchannels USING btree (schemeadmin);
CREATE INDEX IF NOT EXISTS idx_groupmembers_create_at ON groupmembers USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_groupteams_schemeadmin ON groupteams USING btree (schemeadmin);
CREATE INDEX IF NOT EXISTS idx_groupteams_teamid ON groupteams USING btree (teamid);
CREATE INDEX IF NOT EXISTS idx_incoming_webhook_create_at ON incomingwebhooks USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_incoming_webhook_delete_at ON incomingwebhooks USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_incoming_webhook_team_id ON incomingwebhooks USING btree (teamid);
CREATE INDEX IF NOT EXISTS idx_incoming_webhook_update_at ON incomingwebhooks USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_incoming_webhook_user_id ON incomingwebhooks USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_jobs_status_type ON jobs USING btree (status, type);
CREATE INDEX IF NOT EXISTS idx_jobs_type ON jobs USING btree (type);
CREATE INDEX IF NOT EXISTS idx_link_metadata_url_timestamp ON linkmetadata USING btree (url, "timestamp");
CREATE INDEX IF NOT EXISTS idx_oauthaccessdata_refresh_token ON oauthaccessdata USING btree (refreshtoken);
CREATE INDEX IF NOT EXISTS idx_oauthaccessdata_user_id ON oauthaccessdata USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_oauthapps_creator_id ON oauthapps USING btree (creatorid);
CREATE INDEX IF NOT EXISTS idx_outgoingoauthconnections_name ON outgoingoauthconnections USING btree (name);
CREATE INDEX IF NOT EXISTS idx_outgoing_webhook_create_at ON outgoingwebhooks USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_outgoing_webhook_delete_at ON outgoingwebhooks USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_outgoing_webhook_team_id ON outgoingwebhooks USING btree (teamid);
CREATE INDEX IF NOT EXISTS idx_outgoing_webhook_update_at ON outgoingwebhooks USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_postreminders_targettime ON postreminders USING btree (targettime);
CREATE INDEX IF NOT EXISTS idx_posts_channel_id_delete_at_create_at ON posts USING btree (channelid, deleteat, createat);
CREATE INDEX IF NOT EXISTS idx_posts_channel_id_update_at ON posts USING btree (channelid, updateat);
CREATE INDEX IF NOT EXISTS idx_posts_create_at ON posts USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_posts_create_at_id ON posts USING btree (createat, id);
CREATE INDEX IF NOT EXISTS idx_posts_delete_at ON posts USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_posts_hashtags_txt ON posts USING gin (to_tsvector('english'::regconfig, (hashtags)::text));
CREATE INDEX IF NOT EXISTS idx_posts_is_pinned ON posts USING btree (ispinned);
CREATE INDEX IF NOT EXISTS idx_posts_message_txt ON posts USING gin (to_tsvector('english'::regconfig, (message)::text));
CREATE INDEX IF NOT EXISTS idx_posts_original_id ON posts USING btree (originalid);
CREATE INDEX IF NOT EXISTS idx_posts_root_id_delete_at ON posts USING btree (rootid, deleteat);
CREATE INDEX IF NOT EXISTS idx_posts_update_at ON posts USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_posts_user_id ON posts USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_preferences_category ON preferences USING btree (category);
CREATE INDEX IF NOT EXISTS idx_preferences_name ON preferences USING btree (name);
CREATE INDEX IF NOT EXISTS idx_notice_views_notice_id ON productnoticeviewstate USING btree (noticeid);
CREATE INDEX IF NOT EXISTS idx_notice_views_timestamp ON productnoticeviewstate USING btree ("timestamp");
CREATE INDEX IF NOT EXISTS idx_propertyfields_create_at_id ON propertyfields USING btree (createat, id);
CREATE UNIQUE INDEX IF NOT EXISTS idx_propertyfields_unique ON propertyfields USING btree (groupid, targetid, name) WHERE (deleteat = 0);
CREATE INDEX IF NOT EXISTS idx_propertyvalues_create_at_id ON propertyvalues USING btree (createat, id);
CREATE INDEX IF NOT EXISTS idx_propertyvalues_targetid_groupid ON propertyvalues USING btree (targetid, groupid);
CREATE UNIQUE INDEX IF NOT EXISTS idx_propertyvalues_unique ON propertyvalues USING btree (groupid, targetid, fieldid) WHERE (deleteat = 0);
CREATE INDEX IF NOT EXISTS idx_publicchannels_delete_at ON publicchannels USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_publicchannels_displayname_lower ON publicchannels USING btree (lower((displayname)::text));
CREATE INDEX IF NOT EXISTS idx_publicchannels_name_lower ON publicchannels USING btree (lower((name)::text));
CREATE INDEX IF NOT EXISTS idx_publicchannels_search_txt ON publicchannels USING gin (to_tsvector('english'::regconfig, (((((name)::text || ' '::text) || (displayname)::text) || ' '::text) || (purpose)::text)));
CREATE INDEX IF NOT EXISTS idx_publicchannels_team_id ON publicchannels USING btree (teamid);
CREATE INDEX IF NOT EXISTS idx_reactions_channel_id ON reactions USING btree (channelid);
CREATE INDEX IF NOT EXISTS idx_read_receipts_post_id ON readreceipts USING btree (postid);
CREATE INDEX IF NOT EXISTS idx_read_receipts_user_id_post_id_expire_at ON readreceipts USING btree (userid, postid, expireat);
CREATE INDEX IF NOT EXISTS idx_recap_channels_channel_id ON recapchannels USING btree (channelid);
CREATE INDEX IF NOT EXISTS idx_recap_channels_recap_id ON recapchannels USING btree (recapid);
CREATE INDEX IF NOT EXISTS idx_recaps_bot_id ON recaps USING btree (botid);
CREATE INDEX IF NOT EXISTS idx_recaps_create_at ON recaps USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_recaps_user_id ON recaps USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_recaps_user_id_delete_at ON recaps USING btree (userid, deleteat);
CREATE INDEX IF NOT EXISTS idx_recaps_user_id_read_at ON recaps USING btree (userid, readat);
CREATE INDEX IF NOT EXISTS idx_retentionidsfordeletion_tablename ON retentionidsfordeletion USING btree (tablename);
CREATE INDEX IF NOT EXISTS idx_retentionpolicies_displayname ON retentionpolicies USING btree (displayname);
CREATE INDEX IF NOT EXISTS idx_retentionpolicieschannels_policyid ON retentionpolicieschannels USING btree (policyid);
CREATE INDEX IF NOT EXISTS idx_retentionpoliciesteams_policyid ON retentionpoliciesteams USING btree (policyid);
CREATE INDEX IF NOT EXISTS idx_roles_scheme_id ON roles USING btree (schemeid);
CREATE INDEX IF NOT EXISTS idx_scheduledposts_userid_channel_id_scheduled_at ON scheduledposts USING btree (userid, channelid, scheduledat);
CREATE INDEX IF NOT EXISTS idx_schemes_channel_admin_role ON schemes USING btree (defaultchanneladminrole);
CREATE INDEX IF NOT EXISTS idx_schemes_channel_guest_role ON schemes USING btree (defaultchannelguestrole);
CREATE INDEX IF NOT EXISTS idx_schemes_channel_user_role ON schemes USING btree (defaultchanneluserrole);
CREATE INDEX IF NOT EXISTS idx_sessions_create_at ON sessions USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_sessions_expires_at ON sessions USING btree (expiresat);
CREATE INDEX IF NOT EXISTS idx_sessions_last_activity_at ON sessions USING btree (lastactivityat);
CREATE INDEX IF NOT EXISTS idx_sessions_token ON sessions USING btree (token);
CREATE INDEX IF NOT EXISTS idx_sessions_user_id ON sessions USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_sharedchannelusers_remote_id ON sharedchannelusers USING btree (remoteid);
CREATE INDEX IF NOT EXISTS idx_sidebarcategories_userid_teamid ON sidebarcategories USING btree (userid, teamid);
CREATE INDEX IF NOT EXISTS idx_sidebarchannels_categoryid ON sidebarchannels USING btree (categoryid);
CREATE INDEX IF NOT EXISTS idx_status_status_dndendtime ON status USING btree (status, dndendtime);
CREATE INDEX IF NOT EXISTS idx_teammembers_createat ON teammembers USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_teammembers_delete_at ON teammembers USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_teammembers_user_id ON teammembers USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_teams_create_at ON teams USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_teams_delete_at ON teams USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_teams_invite_id ON teams USING btree (inviteid);
CREATE INDEX IF NOT EXISTS idx_teams_scheme_id ON teams USING btree (schemeid);
CREATE INDEX IF NOT EXISTS idx_teams_update_at ON teams USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_temporary_posts_expire_at ON temporaryposts USING btree (expireat);
CREATE INDEX IF NOT EXISTS idx_thread_memberships_last_update_at ON threadmemberships USING btree (lastupdated);
CREATE INDEX IF NOT EXISTS idx_thread_memberships_last_view_at ON threadmemberships USING btree (lastviewed);
CREATE INDEX IF NOT EXISTS idx_thread_memberships_user_id ON threadmemberships USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_threads_channel_id_last_reply_at ON threads USING btree (channelid, lastreplyat);
CREATE INDEX IF NOT EXISTS idx_translations_channel_updateat ON translations USING btree (channelid, objecttype, updateat DESC, dstlang);
CREATE INDEX IF NOT EXISTS idx_translations_state ON translations USING btree (state) WHERE ((state)::text = 'processing'::text);
CREATE INDEX IF NOT EXISTS idx_uploadsessions_create_at ON uploadsessions USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_uploadsessions_type ON uploadsessions USING btree (type);
CREATE INDEX IF NOT EXISTS idx_uploadsessions_user_id ON uploadsessions USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_user_access_tokens_user_id ON useraccesstokens USING btree (userid);
CREATE INDEX IF NOT EXISTS idx_usergroups_delete_at ON usergroups USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_usergroups_displayname ON usergroups USING btree (displayname);
CREATE INDEX IF NOT EXISTS idx_usergroups_remote_id ON usergroups USING btree (remoteid);
CREATE INDEX IF NOT EXISTS idx_users_all_no_full_name_txt ON users USING gin (to_tsvector('english'::regconfig, (((((username)::text || ' '::text) || (nickname)::text) || ' '::text) || (email)::text)));
CREATE INDEX IF NOT EXISTS idx_users_all_txt ON users USING gin (to_tsvector('english'::regconfig, (((((((((username)::text || ' '::text) || (firstname)::text) || ' '::text) || (lastname)::text) || ' '::text) || (nickname)::text) || ' '::text) || (email)::text)));
CREATE INDEX IF NOT EXISTS idx_users_create_at ON users USING btree (createat);
CREATE INDEX IF NOT EXISTS idx_users_delete_at ON users USING btree (deleteat);
CREATE INDEX IF NOT EXISTS idx_users_email_lower_textpattern ON users USING btree (lower((email)::text) text_pattern_ops);
CREATE INDEX IF NOT EXISTS idx_users_firstname_lower_textpattern ON users USING btree (lower((firstname)::text) text_pattern_ops);
CREATE INDEX IF NOT EXISTS idx_users_id_locale ON users USING btree (id, locale);
CREATE INDEX IF NOT EXISTS idx_users_lastname_lower_textpattern ON users USING btree (lower((lastname)::text) text_pattern_ops);
CREATE INDEX IF NOT EXISTS idx_users_names_no_full_name_txt ON users USING gin (to_tsvector('english'::regconfig, (((username)::text || ' '::text) || (nickname)::text)));
CREATE INDEX IF NOT EXISTS idx_users_names_txt ON users USING gin (to_tsvector('english'::regconfig, (((((((username)::text || ' '::text) || (firstname)::text) || ' '::text) || (lastname)::text) || ' '::text) || (nickname)::text)));
CREATE INDEX IF NOT EXISTS idx_users_nickname_lower_textpattern ON users USING btree (lower((nickname)::text) text_pattern_ops);
CREATE INDEX IF NOT EXISTS idx_users_update_at ON users USING btree (updateat);
CREATE INDEX IF NOT EXISTS idx_users_username_lower_textpattern ON users USING btree (lower((username)::text) text_pattern_ops);

ALTER TABLE posts SET (autovacuum_vacuum_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE threadmemberships SET (autovacuum_vacuum_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE fileinfo SET (autovacuum_vacuum_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE preferences SET (autovacuum_vacuum_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.05);

CREATE MATERIALIZED VIEW IF NOT EXISTS poststats AS
SELECT userid, to_timestamp(createat / 1000)::date AS day, count(*) AS numposts, max(createat) AS lastpostdate
FROM posts
GROUP BY userid, day;

CREATE INDEX IF NOT EXISTS idx_poststats_userid ON poststats (userid);

CREATE MATERIALIZED VIEW IF NOT EXISTS posts_by_team_day AS
SELECT to_timestamp(p.createat / 1000)::date AS day, count(*) AS num, c.teamid
FROM posts p
JOIN channels c ON p.channelid = c.id
GROUP BY day, c.teamid;

CREATE MATERIALIZED VIEW IF NOT EXISTS bot_posts_by_team_day AS
SELECT to_timestamp(p.createat / 1000)::date AS day, count(*) AS num, c.teamid
FROM posts p
JOIN bots b ON p.userid = b.userid
JOIN channels c ON p.channelid = c.id
GROUP BY day, c.teamid;

CREATE MATERIALIZED VIEW IF NOT EXISTS file_stats AS
SELECT count(*) AS num, coalesce(sum(size), 0) AS usage
FROM fileinfo
WHERE deleteat = 0;

CREATE MATERIALIZED VIEW IF NOT EXISTS attributeview AS
SELECT v.groupid, v.targetid, v.targettype,
  jsonb_object_agg(f.name,
    CASE
      WHEN f.type = 'select' THEN (
        SELECT to_jsonb(o.name)
        FROM jsonb_to_recordset(f.attrs -> 'options') AS o(id text, name text)
        WHERE o.id = v.value #>> '{}'
        LIMIT 1)
      WHEN f.type = 'multiselect' AND jsonb_typeof(v.value) = 'array' THEN (
        SELECT jsonb_agg(o.name)
        FROM jsonb_array_elements_text(v.value) AS chosen(id)
        JOIN jsonb_to_recordset(f.attrs -> 'options') AS o(id text, name text) ON chosen.id = o.id)
      ELSE v.value
    END) AS attributes
FROM propertyvalues v
LEFT JOIN propertyfields f ON f.id = v.fieldid
WHERE (v.deleteat = 0 OR v.deleteat IS NULL) AND (f.deleteat = 0 OR f.deleteat IS NULL)
GROUP BY v.groupid, v.targetid, v.targettype;
