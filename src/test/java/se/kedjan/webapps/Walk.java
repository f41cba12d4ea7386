package se.kedjan.webapps;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** A browser's walk from redirect to redirect, and where it went. */
record Walk(Caller.Reply end, List<URI> addresses) {

  static Walk of(Caller caller, URI from) {
    var addresses = new ArrayList<URI>();
    var at = from;
    while (true) {
      addresses.add(at);
      var reply = caller.send(HttpRequest.newBuilder(at).build());
      var onward = reply.headers().firstValue("Location");
      if (reply.status() != 302 || addresses.size() > 9) {
        return new Walk(reply, addresses);
      }
      at = at.resolve(onward.orElseThrow());
    }
  }

  URI through(String path) {
    return addresses.stream().filter(uri -> uri.getPath().equals(path)).findFirst().orElseThrow();
  }

  String endedAt() {
    return addresses.get(addresses.size() - 1).getPath();
  }
}
