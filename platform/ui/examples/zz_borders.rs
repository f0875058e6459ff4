//! x
use std::collections::BTreeMap;
fn main(){ let t=std::fs::read_to_string("/tmp/mp/towns.tsv").unwrap(); let mut wrong:BTreeMap<String,Vec<(u64,String)>>=BTreeMap::new(); let mut n=0;
 for l in t.lines(){ let c:Vec<&str>=l.split('\t').collect(); let p=base::Point{lat:c[3].parse().unwrap(),lon:c[4].parse().unwrap()}; n+=1;
  let us=matches!(c[0],"US"|"PR"|"VI"); if us!=convoke_ui::map::in_us(p){ wrong.entry(format!("{}",c[0])).or_default().push((c[5].parse().unwrap(),format!("{} {} {} {}",c[2],c[1],c[3],c[4]))); } }
 for (k,mut v) in wrong{ v.sort_by(|a,b|b.cmp(a)); println!("{k}: {} wrong: {:?}",v.len(),v.iter().take(40).collect::<Vec<_>>()); } println!("{n}"); }
