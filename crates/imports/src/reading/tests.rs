use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

fn rows(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Unreadable> {
    rows_within(bytes, BOUNDS)
}

fn rows_within(bytes: &[u8], bounds: Bounds) -> Result<Vec<(u64, Vec<String>)>, Unreadable> {
    let peek = peek(bytes, bounds)?;
    let mut all = Vec::new();
    each_row(bytes, (peek.format, peek.charset), bounds, &mut |row| {
        all.push((row.number, row.cells));
        Ok(())
    })?;
    Ok(all)
}

fn row_of(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

/// A workbook with these rows of cells as they stand in the XML of a sheet.
pub(crate) fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut sheet =
        String::from("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    for (index, cells) in rows.iter().enumerate() {
        write!(sheet, "<row r=\"{}\">", index + 1).unwrap();
        for (column, cell) in cells.iter().enumerate() {
            let at = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), index + 1);
            if let Some(formula) = cell.strip_prefix('=') {
                write!(sheet, "<c r=\"{at}\"><f>{formula}</f><v>3</v></c>").unwrap();
            } else if cell.parse::<f64>().is_ok() {
                write!(sheet, "<c r=\"{at}\" s=\"1\"><v>{cell}</v></c>").unwrap();
            } else if !cell.is_empty() {
                write!(sheet, "<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>").unwrap();
            }
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    packed(&sheet, 0)
}

/// A workbook whose sheet has that text, with so many megabytes of nothing beside it.
fn packed(sheet: &str, megabytes: usize) -> Vec<u8> {
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Members\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in parts.into_iter().chain([("xl/worksheets/sheet1.xml", sheet)]) {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    if megabytes > 0 {
        archive.start_file("xl/media/nothing.bin", options).unwrap();
        for _ in 0..megabytes {
            archive.write_all(&vec![0; 1024 * 1024]).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn cells_come_out_of_whatever_spreadsheet_wrote_the_file() {
    let expected = vec![row_of(1, &["Name", "E-mail"]), row_of(2, &["Siân Llywelyn", "sian@example.org"])];
    let plain = "Name,E-mail\r\nSiân Llywelyn,sian@example.org\r\n";
    let utf16 = |is_little: bool, text: &str| -> Vec<u8> {
        let bytes = |unit: u16| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    for (what, bytes) in [
        ("UTF-8", plain.as_bytes().to_vec()),
        ("UTF-8 with its mark", format!("\u{feff}{plain}").into_bytes()),
        ("UTF-16, little end first", utf16(true, &plain.replace(',', "\t"))),
        ("UTF-16, big end first", utf16(false, plain)),
        ("semicolons", plain.replace(',', ";").into_bytes()),
        ("tabs", plain.replace(',', "\t").into_bytes()),
        ("a workbook", workbook(&[&["Name", "E-mail"], &["Siân Llywelyn", "sian@example.org"]])),
    ] {
        assert_eq!(rows(&bytes).unwrap(), expected, "{what}");
    }
    let named = b"sep=;\nName;E-mail\nSi\xc3\xa2n Llywelyn;sian@example.org";
    let below: Vec<_> = expected.iter().map(|(number, cells)| (number + 1, cells.clone())).collect();
    assert_eq!(rows(named).unwrap(), below, "a first line that names the separator");
}

#[test]
fn a_quoted_cell_may_hold_quotes_separators_and_lines_and_rows_are_counted_as_a_spreadsheet_does() {
    let text = "Name,Address\r\n\"Lee, \"\"Ann\"\"\",\"1 High Street\r\nCardiff\"\r\n\r\n\r\nBob,\n,,\nCat,x\n";

    let expected = vec![
        row_of(1, &["Name", "Address"]),
        row_of(2, &["Lee, \"Ann\"", "1 High Street\r\nCardiff"]),
        row_of(5, &["Bob"]),
        row_of(7, &["Cat", "x"]),
    ];
    assert_eq!(rows(text.as_bytes()).unwrap(), expected);
}

#[test]
fn an_encoding_that_is_not_certain_is_shown_with_the_words_that_tell() {
    let bytes = b"Name,E-mail\nSi\xe2n Llywelyn,sian@example.org\nZo\xeb Smith,zoe@example.org\n";

    let peek = peek(bytes, BOUNDS).unwrap();

    let (first, words) = &peek.proposed[0];
    assert_eq!((*first, peek.charset), (Charset::Windows1252, Charset::Windows1252));
    assert_eq!(words, &["Siân Llywelyn", "Zoë Smith"]);
    let macintosh = peek.proposed.iter().find(|(charset, _)| *charset == Charset::Macintosh).unwrap();
    assert_ne!(macintosh.1[0], "Siân Llywelyn", "on an old Macintosh these bytes are other letters");
}

#[test]
fn bytes_that_cannot_be_read_are_named_by_row_and_column() {
    for (bytes, row, column) in [
        (b"\xef\xbb\xbfName,E-mail\nAnn,ann@example.org\nSi\xe2n,x\n".to_vec(), 3, 1),
        (b"\xef\xbb\xbfName,E-mail\n\"A,\nb\",x\xff\n".to_vec(), 2, 2),
        (b"\xff\xfeN\0,\0b\0\n\0x\0\x00\xd8".to_vec(), 2, 1),
    ] {
        assert_eq!(rows(&bytes), Err(Unreadable::Bytes { row, column }));
    }
}

#[test]
fn what_is_no_file_of_rows_is_refused_with_its_reason() {
    let many = |count: usize| ["Name,E-mail\n".to_owned(), "Ann,ann@example.org\n".repeat(count)].concat().into_bytes();
    let small = Bounds { bytes: 1_000, rows: 10, columns: 3, unpacked: 1024 * 1024 };
    for (what, bytes, wrong) in [
        ("nothing", Vec::new(), Unreadable::Empty),
        ("headings alone", b"Name,E-mail\n".to_vec(), Unreadable::Empty),
        ("too many bytes", vec![b'x'; 1_001], Unreadable::Large { most: 0 }),
        ("one row too many", many(11), Unreadable::Rows { most: 10 }),
        ("one column too many", b"a,b,c,d\n1\n".to_vec(), Unreadable::Columns { row: 1, most: 3 }),
        ("a picture", b"\x89PNG\r\n".to_vec(), Unreadable::Kind),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Unreadable::Kind),
        ("a program", b"\x7fELF\0\0\0".to_vec(), Unreadable::Kind),
        ("an archive that is none", b"PK\x03\x04".to_vec(), Unreadable::Workbook),
    ] {
        assert_eq!(rows_within(&bytes, small), Err(wrong), "{what}");
    }
    assert_eq!(rows_within(&many(10), small).unwrap().len(), 11, "just as many as may be");
}

#[test]
fn a_workbook_cut_short_or_that_grows_when_unpacked_is_refused() {
    let whole = workbook(&[&["Name"], &["Ann"]]);
    assert!(rows(&whole).is_ok());
    for end in [whole.len() / 4, whole.len() / 2, whole.len() - 1] {
        assert_eq!(rows(&whole[..end]), Err(Unreadable::Workbook), "cut at {end}");
    }

    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    let bomb = packed(sheet, 40);
    assert!(bomb.len() < 1024 * 1024, "{} bytes", bomb.len());
    let bounds = Bounds { unpacked: 32 * 1024 * 1024, ..BOUNDS };
    assert_eq!(rows_within(&bomb, bounds), Err(Unreadable::Unpacked { most: 32 }));
    let shared = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"4000000000\"/><v>1</v></c></row></sheetData></worksheet>";
    assert_eq!(rows(&packed(shared, 0)), Err(Unreadable::Workbook));
}

/// The archive may say that a part is small.
#[test]
fn the_real_size_counts_whatever_an_archive_says_of_itself() {
    let mut bomb = packed("<worksheet><sheetData/></worksheet>", 40);
    let size = u32::try_from(40 * 1024 * 1024).unwrap().to_le_bytes();
    let mut places = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == size {
            bomb[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
            places += 1;
        }
    }
    assert!(places > 0, "nothing was forged");

    let bounds = Bounds { unpacked: 32 * 1024 * 1024, ..BOUNDS };
    assert!(matches!(rows_within(&bomb, bounds), Err(Unreadable::Unpacked { .. } | Unreadable::Workbook)));
}

#[test]
fn a_formula_is_not_evaluated_and_days_come_out_as_days() {
    let bytes = workbook(&[&["Name", "Joined"], &["=1+2", "46000"], &["", "", "x"]]);

    let expected = vec![row_of(1, &["Name", "Joined"]), row_of(2, &["=3", "2025-12-09"]), row_of(3, &["", "", "x"])];
    assert_eq!(rows(&bytes).unwrap(), expected);
}

/// A cell at the far corner takes no room for all between.
#[test]
fn a_sheet_of_two_cells_far_apart_takes_no_time() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>\
                 <row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>";

    assert_eq!(rows(&packed(sheet, 0)), Err(Unreadable::Columns { row: 1_048_576, most: 200 }));
}

#[test]
fn a_million_rows_and_one_are_refused_within_seconds() {
    let bytes = ["a,b\n".to_owned(), "x,y\n".repeat(1_000_001)].concat().into_bytes();

    assert_eq!(rows(&bytes), Err(Unreadable::Rows { most: 1_000_000 }));
}

proptest! {
    /// Whatever cells are written by the rules of RFC 4180 are read as they were.
    #[test]
    fn what_was_written_is_read(cells in prop::collection::vec(prop::collection::vec("[a-zŷ\",;\n ]{0,8}x", 2..5), 1..8)) {
        let line = |cells: &Vec<String>| {
            let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            quoted.join(",") + "\r\n"
        };
        let width = cells[0].len();
        let cells: Vec<Vec<String>> = cells.into_iter().map(|mut row| { row.resize(width, "x".to_owned()); row }).collect();
        let text: String = std::iter::once(&vec!["h".to_owned(); width]).chain(&cells).map(line).collect();

        let read: Vec<Vec<String>> = rows(text.as_bytes()).unwrap().into_iter().skip(1).map(|(_, cells)| cells).collect();

        let trimmed: Vec<Vec<String>> =
            cells.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(read, trimmed);
    }

    /// No bytes at all make it panic.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), is_archive in any::<bool>()) {
        let mut bytes = bytes;
        if is_archive {
            bytes.splice(0..0, *b"PK\x03\x04");
        }
        let _ = rows(&bytes);
    }
}
