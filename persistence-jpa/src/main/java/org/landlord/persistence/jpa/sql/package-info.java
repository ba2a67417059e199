/// Helpers for SQL: statements, sums, filters, pages and errors.
@NullMarked
package org.landlord.persistence.jpa.sql;

import org.jspecify.annotations.NullMarked;
