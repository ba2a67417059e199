/// The single writer: one thread and one connection. Commands of many callers share transactions (group commit), and
/// organizations take turns.
@NullMarked
package org.landlord.adapter.sqlite.writer;

import org.jspecify.annotations.NullMarked;
