package io.postern.broker.artemis.port;

import io.postern.broker.Plan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The plan in Artemis's own terms. Its wildcards stay as Artemis has them and are translated by its
 * MQTT part: set to MQTT's own, a subscription to {@code #} or {@code +/x} gets no retained
 * message.
 */
public final class ArtemisConfiguration {

    public static final String ACCEPTOR = "mqtt";

    /** Messages of QoS 1 and 2 on their way to a client: those cannot be dropped. */
    public static final int IN_FLIGHT = 100;

    private static final int JOURNAL_FILE = 1024 * 1024;
    private static final long FREE_DISK = 50_000_000;

    private ArtemisConfiguration() {}

    public static Configuration of(Plan plan, Store store) {
        var configuration = new ConfigurationImpl();
        configuration.setName(plan.name());
        configuration.setResolveProtocols(false);
        configuration.setSecurityEnabled(true);
        configuration.setAuthenticationCacheSize(0);
        configuration.setAuthorizationCacheSize(0);
        configuration.setJMXManagementEnabled(false);
        configuration.setCriticalAnalyzer(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setThreadPoolMaxSize(8);
        configuration.setScheduledThreadPoolMaxSize(2);
        configuration.setMqttSessionScanInterval(5_000);
        // what is on its way when the guard of each connection finds no room must fit in yet
        configuration.setGlobalMaxSize(plan.limits().memory() / 4 * 5);
        // as ordinary addresses a client could publish on them
        configuration.setManagementAddress(SimpleString.of("$sys.broker.management"));
        configuration.setManagementNotificationAddress(SimpleString.of("$sys.broker.events"));
        configuration.addAddressSetting("#", everywhere());
        // sessions are taken over also when there is no room: that is how room is made
        configuration.addAddressSetting(
                "$sys.#", everywhere().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK));
        store.folder()
                .ifPresentOrElse(
                        folder -> keep(configuration, folder),
                        () -> configuration.setPersistenceEnabled(false));
        configuration.addAcceptorConfiguration(acceptor(plan));
        return configuration;
    }

    private static AddressSettings everywhere() {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setMaxDeliveryAttempts(-1);
    }

    private static void keep(ConfigurationImpl configuration, Path folder) {
        configuration.setPersistenceEnabled(true);
        configuration.setJournalFileSize(JOURNAL_FILE);
        configuration.setJournalDirectory(folder.resolve("journal").toString());
        configuration.setBindingsDirectory(folder.resolve("bindings").toString());
        configuration.setPagingDirectory(folder.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
        configuration.setJournalSyncTransactional(false);
        configuration.setJournalSyncNonTransactional(false);
        configuration.setJournalLockAcquisitionTimeout(1_000);
        configuration.setMaxDiskUsage(-1);
        configuration.setMinDiskFree(FREE_DISK);
    }

    /** Opens no port: the doors do, and hand over. */
    private static TransportConfiguration acceptor(Plan plan) {
        var options = new HashMap<String, Object>();
        options.put("protocols", "MQTT");
        options.put("useEpoll", false);
        options.put("useKQueue", false);
        options.put("httpUpgradeEnabled", true);
        // those that Artemis has not done with count too, though their places are free
        options.put(
                "connectionsAllowed",
                (long) plan.limits().clients() * ListeningPort.of(plan).size());
        options.put("remotingThreads", 1);
        options.put("quietPeriod", 0);
        options.put("shutdownTimeout", 1_000);
        Map<String, Object> mqtt =
                Map.of(
                        // an alias that the guard for room kept back would be unknown later
                        "topicAliasMaximum",
                        0,
                        "defaultMaximumInFlightPublishMessages",
                        IN_FLIGHT,
                        "maximumPacketSize",
                        plan.limits().packet(),
                        "defaultMqttSessionExpiryInterval",
                        (int) plan.limits().sessionExpiry().toSeconds());
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), options, ACCEPTOR, mqtt);
    }
}
