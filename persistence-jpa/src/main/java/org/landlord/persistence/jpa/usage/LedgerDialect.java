package org.landlord.persistence.jpa.usage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.persistence.jpa.sql.StoredSum;

/// What differs between databases in the tables and the SQL of the usage ledger.
public interface LedgerDialect {

    /// Text of SQL with its parameters.
    ///
    /// @param parameters one for each question mark
    record Sql(String text, Object[] parameters) {}

    /// An event to insert.
    ///
    /// @param entry see [#firstEntries]
    record NewEvent(UsageEvent event, SeriesId series, long entry) {}

    /// Consecutive events to insert, of one organization.
    ///
    /// @param first the entry of the first event
    record NewRange(OrgId orgId, long first, List<NewEvent> events) {}

    /// A condition that selects the rows of a series, with question marks for [#key].
    ///
    /// @param alias of the table, with a dot, or empty
    String ofSeries(String alias);

    /// The parameters of [#ofSeries].
    Object[] key(SeriesId series);

    /// A condition that joins rows of the same series.
    ///
    /// @param left the alias of a table
    /// @param right the alias of the other table
    String sameSeries(String left, String right);

    /// The columns that make the rows of `usage_event` distinct, and order them as they were recorded.
    String keyOfEvents();

    /// The columns that make the rows of `usage_series` distinct.
    String keyOfSeries();

    /// Chooses the entries of events: numbers that grow in an organization, and are consecutive for the events of
    /// one call.
    ///
    /// @param events the number of new events of each organization
    /// @return the entry of the first event of each
    Map<OrgId, Long> firstEntries(SequencedMap<OrgId, Integer> events);

    /// Inserts events, and stores their order as the next ones of their organizations.
    void insert(List<NewRange> ranges);

    /// Stores that an event of an organization was reversed, as the next in the order of its ledger.
    ///
    /// @param observedAt of the event, in epoch milliseconds
    void insertReversal(OrgId orgId, long entry, long observedAt);

    /// Runs a query of one row that is a sum ([StoredSum#read] from its first column), which is asked so often that
    /// its plan should be kept.
    ///
    /// @param sql one of few texts
    StoredSum sum(String sql, List<Object> parameters);

    /// Adds to stored sums; missing sums are created. In the order of the keys, so that units that change the
    /// same sums wait for each other in the same order.
    void add(Map<SumKey, StoredSum> changes);

    /// Marks an event as reversed, if it is not, and returns its series, time, units, nanos and entry. The
    /// parameters are the time, the reason, the organization and the event.
    String reverse();

    /// The query for events by id.
    ///
    /// @param columns of `usage_event e` and `usage_series s`
    Sql find(String columns, OrgId orgId, Collection<EventId> eventIds);

    /// The query for the first events of each of some series together. Each series is ordered already, and an index
    /// over all series would be written with every event. The parameters are those of the conditions and twice
    /// the limit.
    ///
    /// @param columns of `usage_event e` and `usage_series s`
    /// @param ofSeries conditions on `usage_series s`
    /// @param ofEvents conditions on the events `x` of a series
    /// @param direction empty or ` DESC`
    String firstOfSeries(String columns, String ofSeries, String ofEvents, String direction);

    /// The query for events in the order of recording. Its parameters are the organization, twice the sequence to
    /// continue after, and the limit. It may start in the middle of a range.
    ///
    /// @param columns of `usage_event e` and `usage_series s`
    /// @param sequence the name of the column with the sequence
    String recorded(String columns, String sequence);

    /// The times of the newest recordings of all organizations.
    String newestRecordings();
}
