package io.postern.broker.artemis;

import io.postern.api.context.Time;
import io.postern.broker.Access;
import io.postern.broker.Access.Permission;
import io.postern.broker.Plan;
import io.postern.broker.TopicFilter;
import io.postern.broker.artemis.words.ArtemisWords;
import io.postern.broker.artemis.words.RareWarning;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Lets clients in, and says which topics each may use. Any thread asks. */
final class AccessControl implements ActiveMQSecurityManager5 {

    private static final String QUEUE = "::";
    private static final String OWN = "$sys.";

    private final Access access;
    private final WildcardConfiguration wildcards;
    private final RareWarning refusals;

    AccessControl(Plan plan, WildcardConfiguration wildcards, Time time) {
        this.access = plan.access();
        this.wildcards = wildcards;
        this.refusals =
                new RareWarning(LoggerFactory.getLogger("io.postern.Broker"), plan.name(), time);
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String domain) {
        var name = Optional.ofNullable(user);
        if (name.isEmpty() ? access.anonymous() : isKnown(name.get(), password)) {
            return subject(name.filter(access.users()::containsKey).orElse(Access.ANONYMOUS));
        }
        refusals.warn(
                "turned away a client at "
                        + connection.getRemoteAddress()
                        + ": expected "
                        + name.map(this::wanted).orElse("a user and a password, found none"));
        return null;
    }

    private boolean isKnown(String user, @Nullable String password) {
        // where nobody needs a name, any name will do
        if (access.users().isEmpty()) {
            return true;
        }
        var given = Optional.ofNullable(password).orElse("").getBytes(StandardCharsets.UTF_8);
        return Optional.ofNullable(access.users().get(user))
                .map(right -> right.getBytes(StandardCharsets.UTF_8))
                .map(right -> MessageDigest.isEqual(right, given))
                .orElse(false);
    }

    private String wanted(String user) {
        return access.users().containsKey(user)
                ? "the password of user \"" + user + "\", found another"
                : "a user that \"users\" has, found \"" + ArtemisWords.shown(user) + "\"";
    }

    private static Subject subject(String name) {
        var subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType type, String address) {
        if (address.startsWith(OWN)) {
            return false;
        }
        var permission = permission(subject);
        int queue = address.indexOf(QUEUE);
        if (type == CheckType.SEND) {
            // a name of a queue, to Artemis: the message would miss every subscription but one
            return queue < 0 && mayUse(permission.publish(), topic(address));
        }
        var topic = topic(queue < 0 ? address : address.substring(0, queue));
        if (type == CheckType.CREATE_ADDRESS) {
            return mayUse(permission.publish(), topic) || maySubscribe(permission, topic);
        }
        return Set.of(
                                CheckType.CONSUME,
                                CheckType.BROWSE,
                                CheckType.CREATE_DURABLE_QUEUE,
                                CheckType.CREATE_NON_DURABLE_QUEUE,
                                CheckType.DELETE_DURABLE_QUEUE,
                                CheckType.DELETE_NON_DURABLE_QUEUE,
                                CheckType.DELETE_ADDRESS)
                        .contains(type)
                && maySubscribe(permission, topic);
    }

    private Permission permission(Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .findFirst()
                .map(user -> access.permission(user.getName()))
                .orElse(new Permission(List.of(), List.of()));
    }

    private String topic(String address) {
        return MQTTUtil.getMqttTopicFromCoreAddress(address, wildcards);
    }

    /** There are no figures of the broker's own, but asking for them does no harm. */
    private static boolean maySubscribe(Permission permission, String topic) {
        return topic.startsWith("$SYS/") || mayUse(permission.subscribe(), topic);
    }

    private static boolean mayUse(List<String> filters, String topic) {
        return !topic.startsWith("$")
                && filters.stream().anyMatch(filter -> new TopicFilter(filter).covers(topic));
    }

    @Override
    public boolean validateUser(String user, String password) {
        return isKnown(user, password);
    }

    @Override
    public boolean validateUserAndRole(
            String user, String password, Set<Role> roles, CheckType type) {
        return false;
    }
}
