package org.starling.platform.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.starling.platform.metrics.Histogram;
import org.starling.platform.metrics.Metrics;

/** What this node has said to others; the contract's metrics of it. */
final class Traffic {
  private static final String OTHER = "other";

  /** The contract's names of messages between nodes (cluster.md section 3). */
  private static final Set<String> NAMES =
      Set.of(
          """
          autotranslation_task busy_state_change clear_session_user
          gossip_request_cluster_stats gossip_request_generate_support_packet
          gossip_request_get_logs gossip_request_plugin_statuses gossip_request_save_config
          gossip_request_webconn_count gossip_request_ws_queues gossip_response_cluster_stats
          gossip_response_generate_support_packet gossip_response_get_logs
          gossip_response_plugin_statuses gossip_response_save_config
          gossip_response_webconn_count gossip_response_ws_queues install_plugin inv_all_caches
          inv_all_profiles inv_all_user_sessions inv_autotranslation inv_channel
          inv_channel_file_count inv_channel_guest_count inv_channel_member_counts
          inv_channel_members_notify_props inv_channel_name inv_channel_pinnedposts_counts
          inv_channels_member_count inv_content_flagging inv_emojis_by_id inv_emojis_id_by_name
          inv_file_infos inv_last_post_time inv_last_posts inv_post_translation_etag
          inv_posts_usage inv_profile_ids inv_profile_in_channel inv_reactions
          inv_read_receipts inv_role_permissions inv_roles inv_schemes inv_teams
          inv_temporary_posts inv_terms_of_service inv_user inv_user_autotranslation
          inv_user_teams inv_webhooks plugin_event publish remove_plugin update_status\
          """
              .split("\\s+"));

  private final Map<String, LongAdder> messages = new ConcurrentHashMap<>();
  private final LongAdder questions = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private volatile Optional<Histogram> durations = Optional.empty();

  void sent(Subject subject, int length) {
    String name = NAMES.contains(subject.name()) ? subject.name() : OTHER;
    messages.computeIfAbsent(name, key -> new LongAdder()).increment();
    bytes.add(length);
  }

  /** One that may be dropped was, since its receiver does not keep up. */
  void dropped() {
    dropped.increment();
  }

  void asked(long nanos) {
    questions.increment();
    durations.ifPresent(histogram -> histogram.observeNanos(nanos));
  }

  void declare(Metrics metrics) {
    metrics.totals(
        "mattermost_cluster_cluster_event_type_totals",
        "Messages sent to other nodes",
        List.of("name"),
        samples -> messages.forEach((name, count) -> samples.add(count.sum(), name)));
    metrics.total(
        "mattermost_cluster_cluster_requests_total",
        "Questions to other nodes that were answered or given up",
        questions::sum);
    durations =
        Optional.of(
            metrics.timer(
                "mattermost_cluster_cluster_request_duration_seconds",
                "How long questions to other nodes took"));
    metrics.total(
        "starling_cluster_sent_bytes_total",
        "Bytes of messages to other nodes, as they are before compression and encryption; without"
            + " signs of life, acknowledgements and what the transport adds",
        bytes::sum);
    metrics.total(
        "starling_cluster_dropped_total",
        "Messages dropped on purpose, for a node that did not keep up",
        dropped::sum);
  }
}
