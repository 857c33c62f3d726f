import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j on the loopback: folder, Bolt port, password, then "read-only" or nothing. Ends with its stdin. */
public class Neo4jServer {
  public static void main(String[] given) throws Exception {
    boolean fresh = !Files.exists(Path.of(given[0], "data/databases/system"));
    var builder = new DatabaseManagementServiceBuilder(Path.of(given[0]))
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(given[1])))
        .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20);
    if (given.length > 3) {
      builder.setConfig(GraphDatabaseSettings.read_only_database_default, true);
    }
    var service = builder.build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    if (fresh) {
      service.database("system").executeTransactionally(
          "ALTER USER neo4j SET PASSWORD '" + given[2] + "' CHANGE NOT REQUIRED");
    }
    System.out.println("READY");
    System.out.flush();
    while (System.in.read() >= 0) { }
    System.exit(0);
  }
}
