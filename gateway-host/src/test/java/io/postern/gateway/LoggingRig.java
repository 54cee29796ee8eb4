package io.postern.gateway;

import io.postern.alarm.Alarms;
import io.postern.api.testing.VirtualTime;
import io.postern.event.EventHub;
import io.postern.event.EventReporter;
import io.postern.time.ThreadLane;
import java.util.concurrent.ConcurrentHashMap;

/** A rig whose troubles are told in the log, as a gateway's are. */
final class LoggingRig {

    private LoggingRig() {}

    static Rig make() {
        var time = new VirtualTime();
        var alarms = new Alarms(time, new ThreadLane("alarms"));
        var reporter = new EventReporter(time, new EventHub(), alarms);
        return new Rig(time, new ConcurrentHashMap<>(), reporter, rig -> plan -> rig::heard);
    }
}
