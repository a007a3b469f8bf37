package org.starling.platform.config;

import java.util.List;

/** The rules about searching with an engine of its own. */
final class SearchRules {
  static final Rules ALL = search(new Rules());

  private SearchRules() {}

  private static Rules search(Rules rules) {
    String section = "ElasticsearchSettings.";
    String indexing = section + "EnableIndexing";
    return rules
        .given(indexing, "elastic_search.connection_url", section + "ConnectionURL")
        .when(
            section + "EnableSearching",
            "elastic_search.enable_searching",
            section + "EnableSearching",
            "it needs EnableIndexing",
            s -> s.flag(indexing))
        .when(
            section + "EnableCJKAnalyzers",
            "elastic_search.enable_cjk_analyzers",
            section + "EnableCJKAnalyzers",
            "it needs EnableSearching",
            s -> s.flag(section + "EnableSearching"))
        .when(
            section + "EnableAutocomplete",
            "elastic_search.enable_autocomplete",
            section + "EnableAutocomplete",
            "it needs EnableIndexing",
            s -> s.flag(indexing))
        .atLeast(
            "elastic_search.aggregate_posts_after_days", section + "AggregatePostsAfterDays", 1)
        .clock(
            "elastic_search.posts_aggregator_job_start_time",
            section + "PostsAggregatorJobStartTime")
        .atLeast("elastic_search.live_indexing_batch_size", section + "LiveIndexingBatchSize", 1)
        .atLeast("elastic_search.bulk_indexing_batch_size", section + "BatchSize", 1)
        .atLeast("elastic_search.request_timeout_seconds", section + "RequestTimeoutSeconds", 1)
        .must(
            "elastic_search.ignored_indexes_dash_prefix",
            section + "IgnoredPurgeIndexes",
            "no name in it may begin with -",
            s ->
                List.of(s.text(section + "IgnoredPurgeIndexes").split(",")).stream()
                    .noneMatch(name -> name.strip().startsWith("-")))
        .oneOf("elastic_search.invalid_backend", section + "Backend", "elasticsearch", "opensearch")
        .must(
            "elastic_search.empty_index_prefix",
            section + "GlobalSearchPrefix",
            "it needs IndexPrefix",
            s ->
                s.text(section + "GlobalSearchPrefix").isEmpty()
                    || !s.text(section + "IndexPrefix").isEmpty())
        .must(
            "elastic_search.incorrect_search_prefix",
            section + "GlobalSearchPrefix",
            "IndexPrefix must begin with it",
            s ->
                s.text(section + "IndexPrefix").startsWith(s.text(section + "GlobalSearchPrefix")));
  }
}
