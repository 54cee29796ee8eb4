package io.postern.bench.books;

import io.postern.app.mqtt.Numbered;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The account of each number; what is settled is forgotten after a while. The books own it. */
final class Accounts {

    private static final int REMEMBERED = 20_000;

    private final Map<Numbered, Account> open = new LinkedHashMap<>();
    private final Map<Numbered, Account> settled = new LinkedHashMap<>();

    void open(Numbered number, int copies) {
        open.put(number, new Account(number, copies));
    }

    /** Those not yet at both ends. */
    Collection<Account> open() {
        return List.copyOf(open.values());
    }

    int unsettled() {
        return open.size();
    }

    boolean isOpen(Numbered number) {
        return open.containsKey(number);
    }

    void each(Consumer<Account> what) {
        open.values().forEach(what);
        settled.values().forEach(what);
    }

    /** Those that what is on disk may be of. */
    void eachThatMayGoOutAgain(Consumer<Account> what) {
        open.values().forEach(what);
        settled.values().stream().filter(Account::wasOnDisk).forEach(what);
    }

    void settle(Account account) {
        open.remove(account.number());
        settled.put(account.number(), account);
        if (settled.size() > REMEMBERED) {
            settled.remove(settled.keySet().iterator().next());
        }
    }

    void reopen(Account account) {
        settled.remove(account.number());
        open.put(account.number(), account);
    }

    Optional<Account> find(Numbered number) {
        return Optional.ofNullable(open.getOrDefault(number, settled.get(number)));
    }

    /** One that is not known was settled so long ago that it is forgotten, and comes again. */
    Account of(Numbered number) {
        return find(number).orElseGet(() -> stranger(number));
    }

    private Account stranger(Numbered number) {
        var account = new Account(number, 0);
        settled.put(number, account);
        return account;
    }
}
