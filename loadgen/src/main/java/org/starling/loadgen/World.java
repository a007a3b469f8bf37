package org.starling.loadgen;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a scenario needs on the server: accounts that are signed in, a team, channels. Names are new
 * for each run, so that a server can be measured again and again.
 */
final class World {
  /** A signed-in account. */
  record Account(String id, String name, String token) {}

  private static final String PASSWORD = "Generator-1";
  private static final String ADMINISTRATOR = "generator-admin";
  private static final int SIGN_UPS_AT_ONCE = 4;

  private final URI url;
  private final String run = Long.toString(System.currentTimeMillis(), 36);
  private final Account administrator;
  private final String team;

  /** Signs up the administrator (on an empty server), and makes a team. */
  World(URI url) throws IOException {
    this.url = url;
    try (HttpConnection http = new HttpConnection(url)) {
      http.post("/users", account(ADMINISTRATOR));
      administrator = login(http, ADMINISTRATOR);
      http.as(administrator.token());
      http.send(
              "PUT",
              "/config/patch",
              "{\"TeamSettings\":{\"MaxUsersPerTeam\":100000,\"EnableOpenServer\":true}}")
          .required("raising MaxUsersPerTeam (the server needs to be empty or this tool's own)");
      team =
          http.post(
                  "/teams",
                  "{\"name\":\"load-%s\",\"display_name\":\"Load\",\"type\":\"O\"}".formatted(run))
              .required("making a team")
              .json()
              .path("id")
              .asText();
    }
  }

  String team() {
    return team;
  }

  /** Makes accounts that are members of the team, signed in. */
  List<Account> accounts(int count) throws Exception {
    return inParallel(
        count,
        i -> {
          try (HttpConnection http = new HttpConnection(url)) {
            Account account = signUp(http, i);
            http.as(administrator.token());
            http.post(
                    "/teams/" + team + "/members",
                    "{\"team_id\":\"%s\",\"user_id\":\"%s\"}".formatted(team, account.id()))
                .required("joining the team");
            return account;
          }
        });
  }

  /** Makes accounts and does not sign them in; returns their names. */
  List<String> names(int count) throws Exception {
    return inParallel(
        count,
        i -> {
          try (HttpConnection http = new HttpConnection(url)) {
            http.post("/users", account(name(i))).required("sign-up");
            return name(i);
          }
        });
  }

  Account login(HttpConnection http, String name) throws IOException {
    HttpConnection.Answer answer =
        http.post(
                "/users/login",
                "{\"login_id\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))
            .required("signing in");
    return new Account(answer.json().path("id").asText(), name, answer.token());
  }

  /** Makes a public channel with these members. */
  String channel(String name, List<Account> members) throws IOException {
    try (HttpConnection http = new HttpConnection(url)) {
      http.as(administrator.token());
      JsonNode channel =
          http.post(
                  "/channels",
                  """
                  {"team_id":"%s","name":"%s-%s","display_name":"%s","type":"O"}\
                  """
                      .formatted(team, name, run, name))
              .required("making a channel")
              .json();
      String id = channel.path("id").asText();
      for (Account member : members) {
        http.post("/channels/" + id + "/members", "{\"user_id\":\"%s\"}".formatted(member.id()))
            .required("adding a member");
      }
      return id;
    }
  }

  private Account signUp(HttpConnection http, int number) throws IOException {
    http.post("/users", account(name(number))).required("sign-up");
    return login(http, name(number));
  }

  private String name(int number) {
    return "load-" + run + "-" + number;
  }

  private static String account(String name) {
    return "{\"email\":\"%s@example.test\",\"username\":\"%s\",\"password\":\"%s\"}"
        .formatted(name, name, PASSWORD);
  }

  private interface Make<T> {
    T number(int i) throws Exception;
  }

  private static <T> List<T> inParallel(int count, Make<T> make) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIGN_UPS_AT_ONCE)) {
      List<Future<T>> pending = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        pending.add(threads.submit((Callable<T>) () -> make.number(number)));
      }
      List<T> made = new ArrayList<>();
      for (Future<T> one : pending) {
        made.add(one.get());
      }
      return made;
    }
  }
}
