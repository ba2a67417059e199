/// When units of work run. Writers: one thread or some, each with the commands of many callers in shared transactions
/// (group commit). Readers: the connections that there are. Organizations take turns in both.
@NullMarked
package org.landlord.unit.scheduling;

import org.jspecify.annotations.NullMarked;
