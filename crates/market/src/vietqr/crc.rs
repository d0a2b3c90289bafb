//! The checksum at the end of a payload.

/// CRC-16 with the polynomial 0x1021 from 0xFFFF, not reflected: of "123456789" it is 0x29B1.
pub(super) fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |mut sum, byte| {
        sum ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            let is_high = sum & 0x8000 != 0;
            sum <<= 1;
            if is_high {
                sum ^= 0x1021;
            }
        }
        sum
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(super::checksum(b"123456789"), 0x29b1);
    }
}
