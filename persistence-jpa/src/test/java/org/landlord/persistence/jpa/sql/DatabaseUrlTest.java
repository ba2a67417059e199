package org.landlord.persistence.jpa.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void givenAUrlWithEverything_whenItIsRead_thenTheDriverGetsWhatItNeedsAndPeopleSeeNoSecret() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://me%40home:p%2Fa+b@one:5433,two/landlord?sslmode=require");

        assertThat(url.user()).isEqualTo("me@home");
        assertThat(url.password()).isEqualTo("p/a+b");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://one:5433,two/landlord?sslmode=require");
        assertThat(url).hasToString("postgresql://me@home@one:5433,two/landlord");
    }

    @Test
    void givenAUrlWithoutUser_whenItIsRead_thenTheDriverChooses() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://localhost/landlord");

        assertThat(url.user()).isNull();
        assertThat(url.password()).isNull();
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/landlord");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "./landlord.db", "postgresql://host", "postgresql:///name", "mysql://host/name"})
    void givenAnotherText_whenItIsRead_thenItIsRefused(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a URL like postgresql://");
    }
}
