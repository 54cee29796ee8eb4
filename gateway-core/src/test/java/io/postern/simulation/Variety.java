package io.postern.simulation;

import io.postern.config.plan.AddressPlan.UidRule;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What stays as it is for a whole run.
 *
 * @param uid whether copies of a message have one uid
 * @param keeps whether the handler keeps messages for a while
 * @param slow whether the handlers may block at first
 * @param finishes whether the address to the cloud has a handler of its own
 * @param answers whether a task answers each message, and the answers go to the archive too
 * @param queue of the address to the archive, which may be full soon
 * @param rules whether all that goes there is on the disk before
 */
record Variety(
        UidRule uid,
        boolean keeps,
        boolean slow,
        boolean finishes,
        boolean answers,
        QueueLimits queue,
        SendRules rules) {

    /** Room for some ten messages. */
    private static final int LITTLE = 2_000;

    static Variety of(SplittableRandom chance) {
        return new Variety(
                chance.nextBoolean() ? UidRule.CONTENT : UidRule.SEQUENCE,
                chance.nextInt(3) == 0,
                chance.nextBoolean(),
                chance.nextInt(3) == 0,
                chance.nextInt(3) == 0,
                queue(chance.nextInt(2 * WhenFull.values().length)),
                new SendRules(
                        chance.nextInt(3) == 0 ? Durability.DISK : Durability.WHEN_WAITING,
                        Set.of()));
    }

    /** Half of them are the usual ones. */
    private static QueueLimits queue(int which) {
        return which < WhenFull.values().length
                ? new QueueLimits(
                        LITTLE,
                        Optional.empty(),
                        QueueLimits.USUAL.minFree(),
                        WhenFull.values()[which])
                : QueueLimits.USUAL;
    }

    /** What is sent on later has another one. */
    boolean keepsUids() {
        return uid == UidRule.CONTENT && !keeps;
    }

    /** The send addresses that each message goes to, or what is made of it. */
    List<String> destinations() {
        var all = new ArrayList<>(SimulatedFiles.ARCHIVES);
        all.add(SimulatedFiles.CLOUD);
        if (answers) {
            all.add(SimulatedFiles.ANSWERED);
        }
        return all;
    }

    /** Whether what waits for a destination may become too much for its queue. */
    boolean isLimited(String destination) {
        return SimulatedFiles.ARCHIVES.contains(destination) && queue != QueueLimits.USUAL;
    }

    /** Whether senders that can wait do, where it is too much. */
    boolean blocks(String destination) {
        return isLimited(destination) && queue.whenFull() == WhenFull.BLOCK;
    }
}
