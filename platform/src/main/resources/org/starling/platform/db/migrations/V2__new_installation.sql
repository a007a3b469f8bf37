-- The rows that a new installation has: the migrations it counts as applied, and the built-in roles.

INSERT INTO db_migrations (version, name) VALUES
  (1, 'create_teams'),
  (2, 'create_team_members'),
  (3, 'create_cluster_discovery'),
  (4, 'create_command_webhooks'),
  (5, 'create_compliances'),
  (6, 'create_emojis'),
  (7, 'create_user_groups'),
  (8, 'create_group_members'),
  (9, 'create_group_teams'),
  (10, 'create_group_channels'),
  (11, 'create_link_metadata'),
  (12, 'create_commands'),
  (13, 'create_incoming_webhooks'),
  (14, 'create_outgoing_webhooks'),
  (15, 'create_systems'),
  (16, 'create_reactions'),
  (17, 'create_roles'),
  (18, 'create_schemes'),
  (19, 'create_licenses'),
  (20, 'create_posts'),
  (21, 'create_product_notice_view_state'),
  (22, 'create_sessions'),
  (23, 'create_terms_of_service'),
  (24, 'create_audits'),
  (25, 'create_oauth_access_data'),
  (26, 'create_preferences'),
  (27, 'create_status'),
  (28, 'create_tokens'),
  (29, 'create_bots'),
  (30, 'create_user_access_tokens'),
  (31, 'create_remote_clusters'),
  (32, 'create_sharedchannels'),
  (33, 'create_sidebar_channels'),
  (34, 'create_oauthauthdata'),
  (35, 'create_sharedchannelattachments'),
  (36, 'create_sharedchannelusers'),
  (37, 'create_sharedchannelremotes'),
  (38, 'create_jobs'),
  (39, 'create_channel_member_history'),
  (40, 'create_sidebar_categories'),
  (41, 'create_upload_sessions'),
  (42, 'create_threads'),
  (43, 'thread_memberships'),
  (44, 'create_user_terms_of_service'),
  (45, 'create_plugin_key_value_store'),
  (46, 'create_users'),
  (47, 'create_file_info'),
  (48, 'create_oauth_apps'),
  (49, 'create_channels'),
  (50, 'create_channelmembers'),
  (51, 'create_msg_root_count'),
  (52, 'create_public_channels'),
  (53, 'create_retention_policies'),
  (54, 'create_crt_channelmembership_count'),
  (55, 'create_crt_thread_count_and_unreads'),
  (56, 'upgrade_channels_v6.0'),
  (57, 'upgrade_command_webhooks_v6.0'),
  (58, 'upgrade_channelmembers_v6.0'),
  (59, 'upgrade_users_v6.0'),
  (60, 'upgrade_jobs_v6.0'),
  (61, 'upgrade_link_metadata_v6.0'),
  (62, 'upgrade_sessions_v6.0'),
  (63, 'upgrade_threads_v6.0'),
  (64, 'upgrade_status_v6.0'),
  (65, 'upgrade_groupchannels_v6.0'),
  (66, 'upgrade_posts_v6.0'),
  (67, 'upgrade_channelmembers_v6.1'),
  (68, 'upgrade_teammembers_v6.1'),
  (69, 'upgrade_jobs_v6.1'),
  (70, 'upgrade_cte_v6.1'),
  (71, 'upgrade_sessions_v6.1'),
  (72, 'upgrade_schemes_v6.3'),
  (73, 'upgrade_plugin_key_value_store_v6.3'),
  (74, 'upgrade_users_v6.3'),
  (75, 'alter_upload_sessions_index'),
  (76, 'upgrade_lastrootpostat'),
  (77, 'upgrade_users_v6.5'),
  (78, 'create_oauth_mattermost_app_id'),
  (79, 'usergroups_displayname_index'),
  (80, 'posts_createat_id'),
  (81, 'threads_deleteat'),
  (82, 'upgrade_oauth_mattermost_app_id'),
  (83, 'threads_threaddeleteat'),
  (84, 'recent_searches'),
  (85, 'fileinfo_add_archived_column'),
  (86, 'add_cloud_limits_archived'),
  (87, 'sidebar_categories_index'),
  (88, 'remaining_migrations'),
  (89, 'add-channelid-to-reaction'),
  (90, 'create_enums'),
  (91, 'create_post_reminder'),
  (92, 'add_createat_to_teamembers'),
  (93, 'notify_admin'),
  (94, 'threads_teamid'),
  (95, 'remove_posts_parentid'),
  (96, 'threads_threadteamid'),
  (97, 'create_posts_priority'),
  (98, 'create_post_acknowledgements'),
  (99, 'create_drafts'),
  (100, 'add_draft_priority_column'),
  (101, 'create_true_up_review_history'),
  (102, 'posts_originalid_index'),
  (103, 'add_sentat_to_notifyadmin'),
  (104, 'upgrade_notifyadmin'),
  (105, 'remove_tokens'),
  (106, 'fileinfo_channelid'),
  (107, 'threadmemberships_cleanup'),
  (108, 'remove_orphaned_oauth_preferences'),
  (109, 'create_persistent_notifications'),
  (111, 'update_vacuuming'),
  (112, 'rework_desktop_tokens'),
  (113, 'create_retentionidsfordeletion_table'),
  (114, 'sharedchannelremotes_drop_nextsyncat_description'),
  (115, 'user_reporting_changes'),
  (116, 'create_outgoing_oauth_connections'),
  (117, 'msteams_shared_channels'),
  (118, 'create_index_poststats'),
  (119, 'msteams_shared_channels_opts'),
  (120, 'create_channelbookmarks_table'),
  (121, 'remove_true_up_review_history'),
  (122, 'preferences_value_length'),
  (123, 'remove_upload_file_permission'),
  (124, 'remove_manage_team_permission'),
  (125, 'remoteclusters_add_default_team_id'),
  (126, 'sharedchannels_remotes_add_deleteat'),
  (127, 'add_mfa_used_ts_to_users'),
  (128, 'create_scheduled_posts'),
  (129, 'add_property_system_architecture'),
  (130, 'system_console_stats'),
  (131, 'create_index_pagination_on_property_values'),
  (132, 'create_index_pagination_on_property_fields'),
  (133, 'add_channel_banner_fields'),
  (134, 'create_access_control_policies'),
  (135, 'sidebarchannels_categoryid'),
  (136, 'create_attribute_view'),
  (137, 'update_attribute_view'),
  (138, 'add_default_category_name_to_channel'),
  (139, 'remoteclusters_add_last_global_user_sync_at'),
  (140, 'add_lastmemberssyncat_to_sharedchannelremotes'),
  (141, 'add_remoteid_channelid_to_post_acknowledgements'),
  (142, 'create_content_flagging_tables'),
  (143, 'content_flagging_table_index'),
  (144, 'add_dcr_fields_to_oauth_apps'),
  (145, 'add_pkce_to_oauthauthdata'),
  (146, 'add_audience_and_resource_to_oauth'),
  (147, 'create_autotranslation_tables'),
  (148, 'add_burn_on_read_messages'),
  (149, 'create_recaps'),
  (150, 'add_translation_state'),
  (151, 'add_autotranslationdisabled_to_channelmembers'),
  (152, 'translations_primary_key_change'),
  (153, 'add_translation_channel_id'),
  (154, 'drop_translation_updateat_index'),
  (155, 'create_translation_channel_updateat_index'),
  (156, 'add_schemeid_to_roles'),
  (157, 'backfill_roles_schemeid'),
  (158, 'add_roles_schemeid_index'),
  (159, 'deduplicate_policy_names')
ON CONFLICT DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'channel_admin', 'authentication.roles.channel_admin.name', 'authentication.roles.channel_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' order_bookmark_private_channel manage_private_channel_banner read_public_channel_groups manage_channel_access_rules add_bookmark_public_channel use_channel_mentions add_reaction manage_channel_roles order_bookmark_public_channel remove_reaction manage_public_channel_members use_group_mentions create_post manage_public_channel_auto_translation edit_bookmark_private_channel read_private_channel_groups manage_public_channel_banner delete_bookmark_private_channel manage_private_channel_members edit_bookmark_public_channel upload_file manage_private_channel_auto_translation add_bookmark_private_channel delete_bookmark_public_channel', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'channel_guest', 'authentication.roles.channel_guest.name', 'authentication.roles.channel_guest.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' use_channel_mentions read_channel_content remove_reaction read_channel edit_post add_reaction upload_file create_post', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'channel_user', 'authentication.roles.channel_user.name', 'authentication.roles.channel_user.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' order_bookmark_private_channel manage_private_channel_members add_bookmark_public_channel delete_public_channel use_group_mentions manage_private_channel_properties delete_bookmark_public_channel delete_private_channel delete_bookmark_private_channel get_public_link manage_public_channel_members edit_post order_bookmark_public_channel use_channel_mentions read_channel_content upload_file edit_bookmark_public_channel read_public_channel_groups add_bookmark_private_channel delete_post remove_reaction add_reaction manage_public_channel_properties read_private_channel_groups create_post read_channel edit_bookmark_private_channel', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'custom_group_user', 'authentication.roles.custom_group_user.name', 'authentication.roles.custom_group_user.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' ', false, false)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'playbook_admin', 'authentication.roles.playbook_admin.name', 'authentication.roles.playbook_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' playbook_private_manage_members playbook_private_manage_roles playbook_private_manage_properties playbook_public_make_private playbook_public_manage_members playbook_public_manage_roles playbook_public_manage_properties', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'playbook_member', 'authentication.roles.playbook_member.name', 'authentication.roles.playbook_member.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' playbook_private_manage_members playbook_private_manage_properties run_create playbook_public_view playbook_public_manage_members playbook_public_manage_properties playbook_private_view', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'run_admin', 'authentication.roles.run_admin.name', 'authentication.roles.run_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' run_manage_members run_manage_properties', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'run_member', 'authentication.roles.run_member.name', 'authentication.roles.run_member.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' run_view', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'secure_connection_manager', 'authentication.roles.secure_connection_manager.name', 'authentication.roles.secure_connection_manager.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' manage_secure_connections', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'shared_channel_manager', 'authentication.roles.shared_channel_manager.name', 'authentication.roles.shared_channel_manager.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' manage_shared_channels', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_admin', 'authentication.roles.global_admin.name', 'authentication.roles.global_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' create_custom_group sysconsole_read_site_users_and_teams sysconsole_read_environment_performance_monitoring manage_public_channel_properties read_elasticsearch_post_aggregation_job playbook_private_manage_properties use_group_mentions manage_secure_connections remove_saml_private_cert sysconsole_read_environment_high_availability sysconsole_read_reporting_team_statistics manage_license_information manage_data_retention_job sysconsole_read_authentication_guest_access read_jobs sysconsole_write_environment_web_server sysconsole_read_site_customization edit_bookmark_public_channel sysconsole_read_compliance_custom_terms_of_service manage_shared_channels sysconsole_read_environment_database sysconsole_read_products_boards edit_brand get_saml_metadata_from_idp read_public_channel_groups sysconsole_read_site_public_links sysconsole_write_site_users_and_teams sysconsole_write_authentication_ldap sysconsole_read_site_notifications sysconsole_write_environment_push_notification_server manage_jobs sysconsole_read_site_ip_filters run_view remove_ldap_private_cert remove_saml_idp_cert sysconsole_read_environment_smtp manage_compliance_export_job order_bookmark_private_channel assign_system_admin_role delete_post sysconsole_write_environment_session_lengths list_public_teams create_public_channel add_ldap_private_cert sysconsole_read_environment_elasticsearch delete_bookmark_private_channel test_ldap sysconsole_write_integrations_gif sysconsole_read_site_emoji manage_private_channel_banner playbook_private_view sysconsole_read_user_management_teams run_create get_logs sysconsole_read_environment_developer add_reaction sysconsole_read_environment_logging read_bots read_channel_content read_channel sysconsole_write_reporting_site_statistics manage_channel_access_rules read_compliance_export_job sysconsole_read_environment_web_server manage_channel_roles sysconsole_write_environment_image_proxy sysconsole_read_compliance_data_retention_policy manage_elasticsearch_post_aggregation_job sysconsole_read_reporting_site_statistics remove_ldap_public_cert create_data_retention_job sysconsole_read_about_edition_and_license restore_custom_group create_private_channel sysconsole_write_compliance_custom_terms_of_service manage_others_slash_commands sysconsole_read_integrations_bot_accounts sysconsole_write_environment_elasticsearch delete_public_channel sysconsole_read_authentication_email manage_system sysconsole_write_user_management_groups convert_public_channel_to_private sysconsole_write_user_management_system_roles delete_custom_group recycle_database_connections manage_public_channel_auto_translation edit_bookmark_private_channel read_deleted_posts create_emojis create_user_access_token sysconsole_write_user_management_channels sysconsole_read_experimental_features create_post_public reload_config sysconsole_read_integrations_integration_management read_audits invalidate_caches sysconsole_write_environment_file_storage sysconsole_read_user_management_system_roles read_others_bots edit_custom_group sysconsole_write_environment_performance_monitoring manage_public_channel_banner create_compliance_export_job manage_own_outgoing_webhooks test_s3 manage_private_channel_auto_translation playbook_public_manage_properties sysconsole_read_site_posts manage_custom_group_members view_members view_team sysconsole_write_site_public_links sysconsole_read_authentication_password manage_system_wide_oauth manage_bots create_elasticsearch_post_aggregation_job sysconsole_read_user_management_users delete_others_posts use_channel_mentions add_bookmark_private_channel test_email sysconsole_write_about_edition_and_license invite_user invalidate_email_invite assign_bot get_analytics test_site_url purge_elasticsearch_indexes sysconsole_read_authentication_signup manage_own_slash_commands sysconsole_read_site_localization read_public_channel read_user_access_token playbook_public_create manage_roles sysconsole_write_environment_logging sysconsole_read_plugins create_ldap_sync_job download_compliance_export_result sysconsole_write_site_notices sysconsole_read_user_management_permissions add_saml_public_cert sysconsole_write_user_management_permissions list_users_without_team manage_team sysconsole_read_user_management_groups manage_private_channel_properties add_saml_idp_cert read_license_information join_public_teams sysconsole_read_site_announcement_banner manage_outgoing_oauth_connections sysconsole_write_authentication_guest_access create_post_ephemeral sysconsole_write_site_file_sharing_and_downloads create_post sysconsole_write_compliance_compliance_export join_public_channels sysconsole_write_integrations_cors playbook_public_make_private manage_elasticsearch_post_indexing_job sysconsole_write_environment_smtp sysconsole_write_site_localization sysconsole_write_reporting_server_logs sysconsole_read_authentication_mfa read_elasticsearch_post_indexing_job sysconsole_write_environment_database sysconsole_write_site_customization add_user_to_team sysconsole_write_user_management_teams sysconsole_write_authentication_email sysconsole_write_authentication_mfa read_data_retention_job edit_other_users edit_post delete_private_channel playbook_public_manage_members run_manage_properties playbook_private_manage_roles sysconsole_read_user_management_channels sysconsole_write_compliance_compliance_monitoring sysconsole_write_site_posts sysconsole_read_integrations_cors sysconsole_write_site_emoji playbook_private_make_public promote_guest remove_saml_public_cert manage_team_roles convert_private_channel_to_public sysconsole_read_environment_push_notification_server sysconsole_read_authentication_saml create_direct_channel sysconsole_write_billing manage_others_outgoing_webhooks test_elasticsearch revoke_user_access_token playbook_public_manage_roles manage_private_channel_members create_team delete_emojis sysconsole_read_compliance_compliance_export create_group_channel join_private_teams sysconsole_write_environment_rate_limiting sysconsole_read_reporting_server_logs sysconsole_write_environment_mobile_security manage_public_channel_members sysconsole_read_environment_rate_limiting sysconsole_write_compliance_data_retention_policy add_saml_private_cert import_team sysconsole_write_site_ip_filters read_private_channel_groups remove_others_reactions demote_to_guest sysconsole_write_products_boards get_public_link delete_bookmark_public_channel sysconsole_write_experimental_features add_ldap_public_cert create_bot manage_oauth sysconsole_read_site_file_sharing_and_downloads playbook_private_manage_members sysconsole_write_plugins order_bookmark_public_channel use_slash_commands sysconsole_read_compliance_compliance_monitoring sysconsole_read_environment_file_storage edit_others_posts sysconsole_read_environment_mobile_security create_elasticsearch_post_indexing_job bypass_incoming_webhook_channel_lock sysconsole_write_authentication_saml sysconsole_write_site_notifications sysconsole_read_environment_image_proxy playbook_public_view delete_others_emojis list_private_teams playbook_private_create sysconsole_read_authentication_ldap remove_reaction sysconsole_write_integrations_integration_management sysconsole_write_reporting_team_statistics manage_others_incoming_webhooks sysconsole_write_user_management_users sysconsole_read_integrations_gif sysconsole_write_integrations_bot_accounts sysconsole_read_billing sysconsole_write_authentication_openid read_other_users_teams sysconsole_read_experimental_feature_flags run_manage_members sysconsole_read_authentication_openid sysconsole_write_authentication_password list_team_channels sysconsole_read_environment_session_lengths add_bookmark_public_channel sysconsole_write_authentication_signup get_saml_cert_status manage_own_incoming_webhooks manage_others_bots sysconsole_write_site_announcement_banner sysconsole_write_environment_developer read_ldap_sync_job remove_user_from_team upload_file invite_guest sysconsole_write_experimental_feature_flags manage_ldap_sync_job sysconsole_read_site_notices sysconsole_write_environment_high_availability', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_custom_group_admin', 'authentication.roles.system_custom_group_admin.name', 'authentication.roles.system_custom_group_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' manage_custom_group_members create_custom_group edit_custom_group delete_custom_group restore_custom_group', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_guest', 'authentication.roles.global_guest.name', 'authentication.roles.global_guest.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' create_group_channel create_direct_channel', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_manager', 'authentication.roles.system_manager.name', 'authentication.roles.system_manager.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' delete_private_channel purge_elasticsearch_indexes create_elasticsearch_post_aggregation_job manage_channel_roles manage_public_channel_properties sysconsole_write_site_public_links sysconsole_write_environment_elasticsearch sysconsole_write_site_customization manage_private_channel_auto_translation view_team sysconsole_read_authentication_openid sysconsole_read_environment_web_server sysconsole_read_site_emoji manage_elasticsearch_post_aggregation_job list_private_teams manage_team_roles sysconsole_read_environment_developer sysconsole_read_about_edition_and_license sysconsole_read_environment_rate_limiting sysconsole_write_user_management_teams sysconsole_write_site_localization join_public_teams sysconsole_read_environment_performance_monitoring sysconsole_write_environment_push_notification_server read_ldap_sync_job sysconsole_write_environment_rate_limiting manage_private_channel_members sysconsole_write_environment_web_server sysconsole_write_user_management_groups sysconsole_read_integrations_gif sysconsole_read_environment_push_notification_server sysconsole_write_environment_session_lengths sysconsole_write_site_notifications sysconsole_write_site_emoji sysconsole_write_products_boards sysconsole_write_integrations_gif sysconsole_write_environment_high_availability add_user_to_team sysconsole_write_environment_smtp sysconsole_read_products_boards sysconsole_read_authentication_signup get_analytics manage_outgoing_oauth_connections sysconsole_read_site_customization join_private_teams sysconsole_write_environment_performance_monitoring manage_team sysconsole_read_reporting_server_logs sysconsole_read_environment_database sysconsole_read_authentication_email sysconsole_read_user_management_permissions edit_brand sysconsole_read_integrations_cors sysconsole_read_site_announcement_banner sysconsole_read_authentication_guest_access sysconsole_read_environment_high_availability sysconsole_read_integrations_integration_management read_public_channel test_elasticsearch sysconsole_read_environment_image_proxy list_public_teams test_email get_logs manage_public_channel_auto_translation read_elasticsearch_post_indexing_job sysconsole_write_user_management_permissions sysconsole_read_authentication_saml sysconsole_read_site_users_and_teams sysconsole_write_site_posts sysconsole_read_environment_logging sysconsole_write_integrations_bot_accounts sysconsole_write_user_management_channels read_private_channel_groups sysconsole_read_user_management_groups sysconsole_write_site_users_and_teams sysconsole_read_authentication_ldap sysconsole_write_environment_developer sysconsole_read_site_file_sharing_and_downloads sysconsole_read_site_public_links sysconsole_read_site_notifications remove_user_from_team sysconsole_read_plugins reload_config delete_public_channel sysconsole_read_environment_elasticsearch sysconsole_read_environment_smtp sysconsole_write_site_announcement_banner recycle_database_connections sysconsole_read_site_localization sysconsole_read_site_notices test_s3 read_elasticsearch_post_aggregation_job sysconsole_write_environment_database read_public_channel_groups sysconsole_write_environment_file_storage read_channel sysconsole_read_reporting_team_statistics sysconsole_read_authentication_mfa sysconsole_write_environment_image_proxy create_elasticsearch_post_indexing_job sysconsole_read_environment_file_storage read_license_information sysconsole_write_environment_logging invalidate_caches convert_private_channel_to_public sysconsole_read_user_management_teams manage_elasticsearch_post_indexing_job test_ldap sysconsole_write_site_file_sharing_and_downloads sysconsole_write_site_notices sysconsole_read_reporting_site_statistics sysconsole_read_environment_session_lengths sysconsole_read_authentication_password sysconsole_write_integrations_cors manage_public_channel_members sysconsole_read_integrations_bot_accounts manage_private_channel_properties convert_public_channel_to_private sysconsole_write_integrations_integration_management sysconsole_read_user_management_channels sysconsole_read_site_posts test_site_url', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_post_all', 'authentication.roles.system_post_all.name', 'authentication.roles.system_post_all.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' use_channel_mentions upload_file use_group_mentions create_post', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_post_all_public', 'authentication.roles.system_post_all_public.name', 'authentication.roles.system_post_all_public.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' use_channel_mentions create_post_public use_group_mentions', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_read_only_admin', 'authentication.roles.system_read_only_admin.name', 'authentication.roles.system_read_only_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' sysconsole_read_experimental_features read_other_users_teams sysconsole_read_user_management_permissions sysconsole_read_environment_image_proxy sysconsole_read_site_file_sharing_and_downloads sysconsole_read_experimental_feature_flags read_public_channel_groups read_audits sysconsole_read_integrations_bot_accounts sysconsole_read_user_management_teams sysconsole_read_compliance_compliance_export sysconsole_read_authentication_mfa get_logs sysconsole_read_integrations_cors read_ldap_sync_job sysconsole_read_reporting_server_logs read_elasticsearch_post_indexing_job list_public_teams sysconsole_read_environment_push_notification_server sysconsole_read_environment_rate_limiting get_analytics read_public_channel sysconsole_read_compliance_compliance_monitoring sysconsole_read_site_users_and_teams sysconsole_read_environment_mobile_security sysconsole_read_environment_developer sysconsole_read_plugins sysconsole_read_site_notifications read_compliance_export_job sysconsole_read_about_edition_and_license sysconsole_read_environment_high_availability read_elasticsearch_post_aggregation_job sysconsole_read_environment_database sysconsole_read_environment_performance_monitoring sysconsole_read_authentication_guest_access sysconsole_read_site_notices view_team read_data_retention_job sysconsole_read_reporting_site_statistics sysconsole_read_authentication_ldap sysconsole_read_authentication_password sysconsole_read_authentication_signup sysconsole_read_integrations_gif sysconsole_read_environment_file_storage test_ldap sysconsole_read_products_boards sysconsole_read_environment_session_lengths sysconsole_read_user_management_groups sysconsole_read_environment_logging sysconsole_read_integrations_integration_management sysconsole_read_compliance_data_retention_policy sysconsole_read_user_management_users sysconsole_read_site_localization read_license_information read_private_channel_groups download_compliance_export_result sysconsole_read_site_posts sysconsole_read_reporting_team_statistics sysconsole_read_environment_smtp sysconsole_read_user_management_channels sysconsole_read_site_public_links sysconsole_read_compliance_custom_terms_of_service sysconsole_read_authentication_email read_channel sysconsole_read_site_customization sysconsole_read_site_announcement_banner sysconsole_read_site_emoji sysconsole_read_authentication_openid sysconsole_read_authentication_saml sysconsole_read_environment_web_server sysconsole_read_environment_elasticsearch list_private_teams', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_user', 'authentication.roles.global_user.name', 'authentication.roles.global_user.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' create_emojis edit_custom_group list_public_teams create_custom_group create_direct_channel manage_custom_group_members create_team create_group_channel delete_emojis join_public_teams restore_custom_group view_members delete_custom_group', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_user_access_token', 'authentication.roles.system_user_access_token.name', 'authentication.roles.system_user_access_token.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' create_user_access_token read_user_access_token revoke_user_access_token', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'system_user_manager', 'authentication.roles.system_user_manager.name', 'authentication.roles.system_user_manager.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' sysconsole_read_authentication_saml manage_team_roles sysconsole_read_user_management_groups manage_public_channel_members sysconsole_read_user_management_channels join_public_teams sysconsole_write_user_management_teams sysconsole_write_user_management_groups delete_private_channel manage_channel_roles sysconsole_read_authentication_password manage_public_channel_properties manage_private_channel_properties read_channel sysconsole_read_authentication_ldap manage_team sysconsole_read_authentication_email read_public_channel_groups manage_private_channel_auto_translation read_public_channel sysconsole_write_user_management_channels sysconsole_read_authentication_guest_access remove_user_from_team sysconsole_read_authentication_openid join_private_teams list_public_teams convert_private_channel_to_public manage_public_channel_auto_translation manage_private_channel_members list_private_teams sysconsole_read_user_management_teams sysconsole_read_authentication_mfa read_ldap_sync_job convert_public_channel_to_private read_private_channel_groups sysconsole_read_user_management_permissions add_user_to_team view_team delete_public_channel sysconsole_read_authentication_signup test_ldap', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'team_admin', 'authentication.roles.team_admin.name', 'authentication.roles.team_admin.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' edit_bookmark_private_channel manage_own_outgoing_webhooks manage_public_channel_auto_translation order_bookmark_public_channel manage_private_channel_members manage_team_roles manage_public_channel_members use_group_mentions upload_file manage_channel_roles manage_private_channel_banner playbook_private_manage_roles bypass_incoming_webhook_channel_lock manage_team manage_others_slash_commands convert_private_channel_to_public delete_bookmark_public_channel order_bookmark_private_channel add_reaction remove_reaction import_team add_bookmark_public_channel add_bookmark_private_channel delete_others_posts read_public_channel_groups playbook_public_manage_roles delete_bookmark_private_channel manage_own_incoming_webhooks manage_others_outgoing_webhooks manage_private_channel_auto_translation manage_public_channel_banner manage_others_incoming_webhooks use_channel_mentions remove_user_from_team manage_channel_access_rules edit_bookmark_public_channel manage_own_slash_commands delete_post create_post convert_public_channel_to_private read_private_channel_groups', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'team_guest', 'authentication.roles.team_guest.name', 'authentication.roles.team_guest.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' view_team', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'team_post_all', 'authentication.roles.team_post_all.name', 'authentication.roles.team_post_all.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' create_post upload_file use_channel_mentions use_group_mentions', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'team_post_all_public', 'authentication.roles.team_post_all_public.name', 'authentication.roles.team_post_all_public.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' create_post_public use_channel_mentions use_group_mentions', false, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat, permissions, schememanaged, builtin)
VALUES (substr(md5(random()::text) || md5(random()::text), 1, 26), 'team_user', 'authentication.roles.team_user.name', 'authentication.roles.team_user.description',
  (extract(epoch FROM now()) * 1000)::bigint, (extract(epoch FROM now()) * 1000)::bigint, 0,
  ' view_team add_user_to_team join_public_channels playbook_private_create list_team_channels create_public_channel playbook_public_create invite_user create_private_channel read_public_channel', true, true)
ON CONFLICT (name) DO NOTHING;

INSERT INTO systems (name, value) VALUES
  ('AdvancedPermissionsMigrationComplete', 'true'),
  ('CRTChannelMembershipCountsMigrationComplete', 'true'),
  ('CRTThreadCountsAndUnreadsMigrationComplete', 'true'),
  ('ContentExtractionConfigDefaultTrueMigrationComplete', 'true'),
  ('CustomGroupAdminRoleCreationMigrationComplete', 'true'),
  ('EmojisPermissionsMigrationComplete', 'true'),
  ('GuestRolesCreationMigrationComplete', 'true'),
  ('PlaybookRolesCreationMigrationComplete', 'true'),
  ('PostPriorityConfigDefaultTrueMigrationComplete', 'true'),
  ('RemainingSchemaMigrations', 'true'),
  ('SecureConnectionManagerRoleCreationMigrationComplete', 'true'),
  ('SharedChannelManagerRoleCreationMigrationComplete', 'true'),
  ('SystemConsoleRolesCreationMigrationComplete', 'true'),
  ('about_subsection_permissions', 'true'),
  ('add_billing_permissions', 'true'),
  ('add_bot_permissions', 'true'),
  ('add_channel_access_rules_permission', 'true'),
  ('add_channel_auto_translation_permissions', 'true'),
  ('add_channel_banner_permissions', 'true'),
  ('add_channel_bookmarks_permissions', 'true'),
  ('add_convert_channel_permissions', 'true'),
  ('add_ip_filtering_permissions', 'true'),
  ('add_manage_guests_permissions', 'true'),
  ('add_manage_jobs_ancillary_permissions', 'true'),
  ('add_outgoing_oauth_connections_permissions', 'true'),
  ('add_sysconsole_mobile_security_permission', 'true'),
  ('add_system_console_permissions', 'true'),
  ('add_system_roles_permissions', 'true'),
  ('add_upload_file_permission', 'true'),
  ('add_use_group_mentions_permission', 'true'),
  ('apply_channel_manage_delete_to_channel_user', 'true'),
  ('authentication_subsection_permissions', 'true'),
  ('channel_moderations_permissions', 'true'),
  ('compliance_subsection_permissions', 'true'),
  ('content_flagging_setup_done', 'v5'),
  ('custom_groups_permission_restore', 'true'),
  ('custom_groups_permissions', 'true'),
  ('delete_dms_preferences_migration', 'true'),
  ('delete_empty_drafts_migration', 'true'),
  ('delete_orphan_drafts_migration', 'true'),
  ('download_compliance_export_results', 'true'),
  ('emoji_permissions_split', 'true'),
  ('environment_subsection_permissions', 'true'),
  ('experimental_subsection_permissions', 'true'),
  ('fix_read_audits_permission', 'true'),
  ('integrations_own_permissions', 'true'),
  ('integrations_subsection_permissions', 'true'),
  ('list_join_public_private_teams', 'true'),
  ('manage_secure_connections_permissions', 'true'),
  ('manage_shared_channel_permissions', 'true'),
  ('migration_advanced_permissions_phase_2', 'true'),
  ('playbooks_manage_roles', 'true'),
  ('playbooks_permissions', 'true'),
  ('products_boards', 'true'),
  ('read_channel_content_permissions', 'true'),
  ('remove_channel_manage_delete_from_team_user', 'true'),
  ('remove_get_analytics_permission', 'true'),
  ('remove_permanent_delete_user', 'true'),
  ('reporting_subsection_permissions', 'true'),
  ('restore_manage_oauth_permission', 'true'),
  ('restrict_access_to_channel_conversion_to_public_permissions', 'true'),
  ('secure_connection_manager_permissions', 'true'),
  ('shared_channel_manager_permissions', 'true'),
  ('site_subsection_permissions', 'true'),
  ('test_email_ancillary_permission', 'true'),
  ('view_members_new_permission', 'true'),
  ('webhook_permissions_split', 'true')
ON CONFLICT (name) DO NOTHING;

INSERT INTO systems (name, value)
SELECT name, (extract(epoch FROM now()) * 1000)::bigint::text
FROM (VALUES ('FirstServerRunTimestamp'), ('InstallationDate')) AS dates (name)
ON CONFLICT (name) DO NOTHING;
