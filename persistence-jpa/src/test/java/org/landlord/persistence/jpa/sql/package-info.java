/// Tests of the plain SQL.
@NullMarked
package org.landlord.persistence.jpa.sql;

import org.jspecify.annotations.NullMarked;
